"""What is still free once the fixed meetings have their places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duijie.events.planning.shapes import Pairing, Task


@dataclass(frozen=True, slots=True)
class Room:
    """What is left: slots and meetings of each guest, tables, interpreters."""

    free: dict[str, frozenset[int]]
    left: dict[str, int]
    had: dict[str, int]
    tables: tuple[int, ...]
    interpreters: tuple[int, ...]
    pairings: tuple[Pairing, ...]

    def common(self, pairing: Pairing) -> list[int]:
        """The slots in which both are free."""
        return sorted(self.free[pairing.first] & self.free[pairing.second])


def room_of(task: Task) -> Room:
    """What the fixed meetings leave: no pair twice, nobody beyond their most."""
    busy: dict[str, set[int]] = {one.key: set() for one in task.guests}
    had: Counter[str] = Counter()
    tables: Counter[int] = Counter()
    interpreters: Counter[int] = Counter()
    for meeting in task.fixed:
        tables[meeting.slot] += 1
        interpreters[meeting.slot] += meeting.needs_interpreter
        for key in (meeting.first, meeting.second):
            busy.setdefault(key, set()).add(meeting.slot)
            had[key] += 1
    within = frozenset(range(task.slots))
    met = {one.key for one in task.fixed}
    known = {one.key for one in task.guests}
    return Room(
        free={one.key: (one.slots & within) - busy[one.key] for one in task.guests},
        left={one.key: max(one.most - had[one.key], 0) for one in task.guests},
        had={one.key: had[one.key] for one in task.guests},
        tables=tuple(max(task.tables - tables[slot], 0) for slot in range(task.slots)),
        interpreters=tuple(
            max(task.interpreters - interpreters[slot], 0) for slot in range(task.slots)
        ),
        pairings=tuple(
            one
            for one in _once(task.pairings)
            if one.worth > 0 and one.key <= known and len(one.key) > 1 and one.key not in met
        ),
    )


def _once(pairings: Iterable[Pairing]) -> Iterable[Pairing]:
    """Each pair as it is worth most."""
    best: dict[frozenset[str], Pairing] = {}
    for one in pairings:
        known = best.get(one.key)
        if known is None or one.worth > known.worth:
            best[one.key] = one
    return best.values()
