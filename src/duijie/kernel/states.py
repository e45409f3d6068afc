"""Life cycles as tables, checked when they are declared."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from duijie.kernel.errors import DomainError, Kind

State = TypeVar("State", bound=StrEnum)


class IllegalMove(DomainError):
    """The life cycle has no such move; facts: now, wanted, possible."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "kernel.illegal_move"


class LifeCycle(Generic[State]):
    """The states of a record and the moves between them.

    A table that forgets a state, or has one that nothing leads to, is a bug
    and raises when the module is imported.
    """

    def __init__(self, start: State, moves: Mapping[State, frozenset[State]]) -> None:
        states = frozenset(type(start))
        if moves.keys() != states:
            raise ValueError(f"the table must name every state: {sorted(states ^ moves.keys())}")
        if lost := states - self._reached(start, moves):
            raise ValueError(f"nothing leads to {sorted(lost)}")
        self.start = start
        self._moves = dict(moves)

    @staticmethod
    def _reached(start: State, moves: Mapping[State, frozenset[State]]) -> frozenset[State]:
        reached: set[State] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += moves[here]
        return frozenset(reached)

    def possible(self, now: State) -> frozenset[State]:
        """The states that can follow."""
        return self._moves[now]

    def check_move(self, now: State, wanted: State) -> None:
        """Refuse a move the life cycle does not have."""
        if wanted not in self._moves[now]:
            possible = ", ".join(sorted(self._moves[now]))
            raise IllegalMove(now=now.value, wanted=wanted.value, possible=possible)
