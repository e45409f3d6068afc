"""When and where within what was chosen: as early as can be, near where somebody sits."""

from collections.abc import Iterable

from duijie.events.planning.greedy import Booking, Place
from duijie.events.planning.room import Room
from duijie.events.planning.shapes import Meeting


def earlier(places: Iterable[Place], room: Room, standing: Iterable[Meeting]) -> list[Place]:
    """The same meetings, each as early as those before it allow.

    Which slot a meeting has is the same to the score, so the search leaves holes
    by chance. What stands in a plan before does not move.
    """
    stays = {(one.key, one.slot) for one in standing}
    booking = Booking(room)
    chosen = sorted(places, key=lambda one: (one[1], one[0].first, one[0].second))
    kept = [one for one in chosen if (one[0].key, one[1]) in stays]
    for pairing, slot in kept:
        booking.take(pairing, (slot,))
    others = [one for one in chosen if (one[0].key, one[1]) not in stays]
    for pairing, slot in others:
        before = (one for one in room.common(pairing) if one < slot)
        booking.take(pairing, (*before, slot))
    # Moving one forward can take the slot of another: then all stay where they were.
    return booking.places if len(booking.places) == len(chosen) else chosen


def seated(
    places: Iterable[Place], fixed: Iterable[Meeting], standing: Iterable[Meeting], tables: int
) -> list[Meeting]:
    """Give every meeting a table, none twice in a slot.

    A meeting that stands keeps its table if it is free; else one of the two
    stays where they sat before; else the lowest free table.
    """
    before = {(one.key, one.slot): one.table for one in standing}
    taken: dict[int, set[int]] = {}
    for meeting in fixed:
        taken.setdefault(meeting.slot, set()).add(meeting.table)
    seat: dict[str, int] = {}
    found = []
    for pairing, slot in sorted(places, key=lambda one: (one[1], one[0].first, one[0].second)):
        gone = taken.setdefault(slot, set())
        wanted = (
            before.get((pairing.key, slot)),
            seat.get(pairing.first),
            seat.get(pairing.second),
            *range(1, tables + 1),
        )
        table = next(one for one in wanted if one is not None and one not in gone)
        gone.add(table)
        seat[pairing.first] = seat[pairing.second] = table
        found.append(
            Meeting(
                pairing.first,
                pairing.second,
                slot,
                table,
                pairing.worth,
                needs_interpreter=pairing.needs_interpreter,
            )
        )
    return found
