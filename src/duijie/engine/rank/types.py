"""What a matcher tells beside matches: what is near, and where one record stands."""

from collections.abc import Callable
from dataclasses import dataclass

from duijie.engine.results import Match


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one record stands for an asker.

    ``place`` counts candidates from 1, of ``candidates``; where the record is none of
    them it is 0, and ``match`` is None.
    """

    place: int
    candidates: int
    threshold: float
    match: Match | None = None


# Whether a candidate counts: probability, what it covers of the question, how close it means.
Near = Callable[[float, float, float], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record near a text: how surely it fits, what it covers, how close it means."""

    id: str
    probability: float
    covered: float
    closeness: float
