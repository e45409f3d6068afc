"""The task as a whole-number program: what the bound and the search both read.

A variable for each pair and slot; which of the tables is no part of it, as
tables are alike and are given out afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from duijie.events.planning.room import Room
from duijie.events.planning.shapes import Fairness, Meeting, Pairing


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of some variables, less that of others, is at most a limit."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Program:
    """Choices of 0 or 1 with their points, and the rows that hold.

    The first variables are ``places``; those after them count people with a
    first and a second meeting.
    """

    places: tuple[tuple[Pairing, int], ...]
    steps: tuple[tuple[str, int], ...]
    points: tuple[int, ...]
    rows: tuple[Row, ...]
    constant: int

    def values_of(self, chosen: Iterable[tuple[Pairing, int]], had: dict[str, int]) -> list[int]:
        """The value of every variable when these places are taken."""
        taken = {(pairing.key, slot) for pairing, slot in chosen}
        values = [int((pairing.key, slot) in taken) for pairing, slot in self.places]
        meetings = dict(had)
        for (pairing, _), value in zip(self.places, values, strict=False):
            meetings[pairing.first] += value
            meetings[pairing.second] += value
        return values + [int(meetings[guest] >= step) for guest, step in self.steps]

    def score_of(self, values: Iterable[int]) -> int:
        """The points of a choice."""
        return self.constant + sum(
            point * value for point, value in zip(self.points, values, strict=True)
        )


def program_of(room: Room, fairness: Fairness, standing: Iterable[Meeting] = ()) -> Program:
    """The program of what is still to be planned."""
    stays = {(one.key, one.slot) for one in standing}
    places = tuple(
        (pairing, slot)
        for pairing in room.pairings
        if room.left[pairing.first] and room.left[pairing.second]
        for slot in room.common(pairing)
        if room.tables[slot] and (room.interpreters[slot] or not pairing.needs_interpreter)
    )
    worth = [
        pairing.worth + (fairness.stay if (pairing.key, slot) in stays else 0)
        for pairing, slot in places
    ]
    groups = _groups(places)
    bonus = {1: fairness.first, 2: fairness.second}
    steps = tuple((guest, step) for guest in room.free for step in bonus if room.had[guest] < step)
    had = sum(bonus[step] for guest in room.free for step in bonus if room.had[guest] >= step)
    return Program(
        places=places,
        steps=steps,
        points=(*worth, *(bonus[step] for _, step in steps)),
        rows=(*_capacities(room, groups), *_fairness(groups, steps, len(places))),
        constant=had,
    )


Groups = dict[tuple[object, ...], list[int]]


def _groups(places: Iterable[tuple[Pairing, int]]) -> Groups:
    found: Groups = {}
    for place, (pairing, slot) in enumerate(places):
        keys: list[tuple[object, ...]] = [("pair", pairing.key), ("slot", slot)]
        if pairing.needs_interpreter:
            keys.append(("interpreters", slot))
        for guest in (pairing.first, pairing.second):
            keys += [("guest", guest), ("turn", guest, slot)]
        for key in keys:
            found.setdefault(key, []).append(place)
    return found


def _capacities(room: Room, groups: Groups) -> Iterable[Row]:
    for key, members in groups.items():
        limit = 1
        if key[0] == "slot":
            limit = room.tables[int(str(key[1]))]
        elif key[0] == "interpreters":
            limit = room.interpreters[int(str(key[1]))]
        elif key[0] == "guest":
            limit = room.left[str(key[1])]
        if len(members) > limit:
            yield Row(tuple(members), (), limit)


def _fairness(groups: Groups, steps: tuple[tuple[str, int], ...], begin: int) -> Iterable[Row]:
    """Somebody's steps together are at most the meetings they have."""
    mine: dict[str, list[int]] = {}
    for place, (guest, _) in enumerate(steps, begin):
        mine.setdefault(guest, []).append(place)
    for guest, places in mine.items():
        # Meetings that are fixed have counted already: what is left has its own.
        yield Row(tuple(places), tuple(groups.get(("guest", guest), ())), 0)
