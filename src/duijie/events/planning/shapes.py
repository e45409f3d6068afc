"""What is planned, and what a plan is."""

from dataclasses import dataclass, field
from typing import Final

# Nobody waits longer for a plan; the promise for 300 people, 30 tables, 16 slots.
LONGEST_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Guest:
    """A participant: when they are there, and how many meetings they want at most."""

    key: str
    slots: frozenset[int]
    most: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two participants who may meet, and what the meeting is worth to both (above 0)."""

    first: str
    second: str
    worth: int
    needs_interpreter: bool = False

    @property
    def key(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two participants at a table in a slot."""

    first: str
    second: str
    slot: int
    table: int
    worth: int = 0
    needs_interpreter: bool = False

    @property
    def key(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True, slots=True)
class Fairness:
    """What else counts beside the worth of the meetings, in the same points.

    The first meeting of a person counts ``first`` more, the second ``second``
    more: so those with little come before those who have much. A meeting of
    the plan before that stays where it is counts ``stay`` more.
    """

    first: int = 30
    second: int = 10
    stay: int = 15


@dataclass(frozen=True, slots=True)
class Task:
    """All that a plan is made from. ``fixed`` meetings stay as they are, whatever happens."""

    guests: tuple[Guest, ...]
    pairings: tuple[Pairing, ...]
    slots: int
    tables: int
    interpreters: int = 0
    fixed: tuple[Meeting, ...] = ()
    standing: tuple[Meeting, ...] = ()
    fairness: Fairness = field(default_factory=Fairness)


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to look. ``work`` is measured in the solver's own units, not by the clock."""

    seconds: float = LONGEST_SECONDS
    work: float = 12.0
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The meetings and how good they are.

    ``bound`` is what no plan can exceed, ``gap`` the share of it that this plan
    may lack. A plan that the clock cut short is not ``repeatable``: the same
    seed may give another one on another machine.
    """

    meetings: tuple[Meeting, ...]
    score: int
    bound: int
    seconds: float
    is_repeatable: bool

    @property
    def worth(self) -> int:
        """The total preference: what all meetings are worth together."""
        return sum(one.worth for one in self.meetings)

    @property
    def gap(self) -> float:
        """The share of the bound that may be lacking; 0 when no plan is better."""
        return max(self.bound - self.score, 0) / self.bound if self.bound > 0 else 0.0
