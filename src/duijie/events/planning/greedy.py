"""Plans made the simple way: a first answer to improve on, and what to be compared with."""

from collections import Counter
from collections.abc import Iterable

from duijie.events.planning.room import Room, room_of
from duijie.events.planning.shapes import Pairing, Task

Place = tuple[Pairing, int]


class Booking:
    """Places given one after another, never one twice."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._busy: set[tuple[str, int]] = set()
        self._left = Counter(room.left)
        self._tables = list(room.tables)
        self._interpreters = list(room.interpreters)
        self._met: set[frozenset[str]] = set()
        self.places: list[Place] = []

    def take(self, pairing: Pairing, slots: Iterable[int] | None = None) -> bool:
        """Give a pair the first slot that is free for both; whether there was one."""
        if pairing.key in self._met or not all(self._left[one] > 0 for one in pairing.key):
            return False
        for slot in self._room.common(pairing) if slots is None else slots:
            if self._is_free(pairing, slot):
                self._book(pairing, slot)
                return True
        return False

    def _is_free(self, pairing: Pairing, slot: int) -> bool:
        return (
            self._tables[slot] > 0
            and not (pairing.needs_interpreter and self._interpreters[slot] <= 0)
            and (pairing.first, slot) not in self._busy
            and (pairing.second, slot) not in self._busy
        )

    def _book(self, pairing: Pairing, slot: int) -> None:
        self._tables[slot] -= 1
        self._interpreters[slot] -= pairing.needs_interpreter
        self._met.add(pairing.key)
        for key in (pairing.first, pairing.second):
            self._busy.add((key, slot))
            self._left[key] -= 1
        self.places.append((pairing, slot))


def best_first(task: Task) -> list[Place]:
    """The worthiest pair first, each in the first slot that is free for both."""
    room = room_of(task)
    return completed(room, [])


def in_turn(task: Task) -> list[Place]:
    """As a list is worked off by hand: guest by guest, their best pairs first."""
    room = room_of(task)
    booking = Booking(room)
    mine: dict[str, list[Pairing]] = {}
    for pairing in by_worth(room.pairings):
        mine.setdefault(pairing.first, []).append(pairing)
        mine.setdefault(pairing.second, []).append(pairing)
    for guest in task.guests:
        for pairing in mine.get(guest.key, ()):
            booking.take(pairing)
    return booking.places


def completed(room: Room, begun: Iterable[Place]) -> list[Place]:
    """Places that were begun, as far as they hold, then the worthiest of the others."""
    booking = Booking(room)
    for pairing, slot in begun:
        booking.take(pairing, (slot,))
    for pairing in by_worth(room.pairings):
        booking.take(pairing)
    return booking.places


def by_worth(pairings: Iterable[Pairing]) -> list[Pairing]:
    """The worthiest first; equal ones in the order of their keys."""
    return sorted(pairings, key=lambda one: (-one.worth, one.first, one.second))
