"""The text of a draft cut into stretches, each with the readings that rest on it."""

from itertools import pairwise

from duijie.clinic.types import Sheet, Stretch


def stretches_of(sheet: Sheet) -> tuple[Stretch, ...]:
    """The whole text in pieces. A piece names its readings, the tightest first."""
    placed = [(item, *item.place) for item in sheet.items if item.place]
    flagged = [(flag.code, *place) for flag in sheet.flags for place in flag.places]
    cuts = {0, len(sheet.text)}
    cuts.update(at for _, *place in (*placed, *flagged) for at in place)
    found = []
    for start, end in pairwise(sorted(cuts)):
        over = [one for one in placed if one[1] <= start and end <= one[2]]
        over.sort(key=lambda one: one[2] - one[1])
        flags = dict.fromkeys(code for code, low, high in flagged if low <= start and end <= high)
        found.append(Stretch(sheet.text[start:end], tuple(one[0] for one in over), tuple(flags)))
    return tuple(found)
