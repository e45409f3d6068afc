"""Which expressions carry a match: shared and translated ones, with their places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duijie.engine.explain.asker import Asker
from duijie.engine.explain.wording import cover, touching
from duijie.engine.results import Side, Span
from duijie.engine.text.tokens import Token, find_terms

# More would be a list, not a reason.
MOST = 4
# Longer runs of words are passages, which the sentences quote better.
_LONGEST = 4
# Beside the weightiest expression one of less than this share says nothing.
_LIGHT = 0.35
# Pairs looked at before the encoder is asked which of them it believes.
_CONSIDERED = 8

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of both texts that say the same, what they weigh, and how surely they do."""

    asked: Place
    found: Place
    weight: float
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """The text that was found, and where it says the asker's terms."""

    text: str
    tokens: Sequence[Token]
    places: Mapping[str, Sequence[Place]]


def read_found(asker: Asker, text: str) -> Found:
    """Find the asker's terms and their translations in a text."""
    tokens = find_terms(text, asker.wanted)
    places: dict[str, list[Place]] = {}
    for token in tokens:
        places.setdefault(token.text, []).append((token.start, token.end))
    return Found(text, tokens, places)


def shared(asker: Asker, found: Found) -> tuple[Carried, ...]:
    """The weightiest expressions both texts use, neighbouring terms as one."""
    ours = cover([one for one in asker.parts if one.text in found.places])
    theirs = cover([one for one in found.tokens if one.text in asker.weights])
    where: dict[str, list[int]] = {}
    for index, token in enumerate(theirs):
        where.setdefault(token.text, []).append(index)
    carried: dict[tuple[str, ...], Carried] = {}
    place = 0
    while place < len(ours):
        first, length = _longest((asker.text, ours[place:]), (found.text, theirs), where)
        if length:
            run, said = ours[place : place + length], theirs[first : first + length]
            terms = tuple(token.text for token in run)
            weight = sum(asker.weights[term] for term in set(terms))
            carried.setdefault(terms, Carried(_span(run), _span(said), weight))
        place += max(length, 1)
    return strongest(carried.values(), asker.text)


def _longest(
    asked: tuple[str, Sequence[Token]],
    found: tuple[str, Sequence[Token]],
    where: Mapping[str, Sequence[int]],
) -> tuple[int, int]:
    """Where the longest run of the asker's next terms stands, and how long it is."""
    best = (0, 0)
    ours, theirs = asked[1], found[1]
    for first in where.get(ours[0].text, ()):
        length = 1
        for our, their in zip(ours[1:_LONGEST], theirs[first + 1 : first + _LONGEST], strict=False):
            left, right = ours[length - 1], theirs[first + length - 1]
            one = our.text == their.text and touching(_span([left]), _span([our]), asked[0])
            if not one or not touching(_span([right]), _span([their]), found[0]):
                break
            length += 1
        if length > best[1]:
            best = (first, length)
    return best


def translated(asker: Asker, found: Found) -> tuple[Carried, ...]:
    """Expressions said in the other language, weightiest first."""
    carried: list[Carried] = []
    for token in asker.tokens:
        options = [] if token.text in found.places else _said(asker, found, token)
        if not options:
            continue
        before = carried[-1] if carried else None
        joined = before and _joined(asker, found, before, options)
        if before and joined:
            carried[-1] = joined
        else:
            carried.append(options[0])
    once = {found.text[slice(*one.found)].lower(): one for one in reversed(carried)}
    return tuple(sorted(once.values(), key=_rank)[:_CONSIDERED])


def _said(asker: Asker, found: Found, token: Token) -> list[Carried]:
    """The places where a term's translations stand, the surest and longest first."""
    sure = asker.sure.get(token.text, {})
    places = [
        (place, sure[term])
        for term in sure.keys() & found.places.keys()
        for place in found.places[term]
    ]
    if not places:
        return []
    places.sort()
    weight = asker.foreign_weights[token.text]
    runs: list[Carried] = []
    for place, chance in places:
        last = runs[-1] if runs else None
        if last and last.found[1] <= place[0] and touching(last.found, place, found.text):
            whole = (last.found[0], place[1])
            runs[-1] = Carried(last.asked, whole, weight, min(last.sure + chance, 1.0))
        else:
            runs.append(Carried((token.start, token.end), place, weight, chance))
    return sorted(runs, key=lambda one: (-one.sure, one.found))


def _joined(
    asker: Asker, found: Found, before: Carried, options: Sequence[Carried]
) -> Carried | None:
    """Two neighbouring terms as one expression, where their translations are neighbours too."""
    own = options[0].asked
    if not touching(before.asked, own, asker.text):
        return None
    for option in options:
        for left, right in ((before.found, option.found), (option.found, before.found)):
            if left[1] <= right[0] and touching(left, right, found.text):
                return Carried(
                    asked=(before.asked[0], own[1]),
                    found=(left[0], right[1]),
                    weight=before.weight + option.weight,
                    sure=max(before.sure, option.sure),
                )
    return None


def strongest(carried: Iterable[Carried], text: str) -> tuple[Carried, ...]:
    """The weightiest few, without overlaps, light ones and repetitions.

    ``text`` is the asker's.
    """
    kept: list[Carried] = []
    for one in sorted(carried, key=_rank):
        if len(kept) == MOST or (kept and one.weight < _LIGHT * kept[0].weight):
            break
        if not any(_repeats(one, other, text) for other in kept):
            kept.append(one)
    return tuple(kept)


def _rank(one: Carried) -> tuple[float, Place]:
    return -one.weight, one.asked


def _repeats(one: Carried, other: Carried, text: str) -> bool:
    """Whether an expression says nothing beside a weightier one."""
    if _overlap(one.asked, other.asked) or _overlap(one.found, other.found):
        return True
    # A plural is no other word.
    words, said = text[slice(*one.asked)].lower(), text[slice(*other.asked)].lower()
    return words in said or words.rstrip("s") in said


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def spans(carried: Sequence[Carried], asking: Side) -> tuple[Span, ...]:
    """The places in both texts, asker and found in turn."""
    other = Side.OFFER if asking is Side.NEED else Side.NEED
    return tuple(
        span for one in carried for span in (Span(asking, *one.asked), Span(other, *one.found))
    )


def _span(tokens: Sequence[Token]) -> Place:
    return tokens[0].start, tokens[-1].end
