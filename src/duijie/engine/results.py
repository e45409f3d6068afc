"""What the engine answers: matches with reasons that can be checked, or nothing fits."""

from dataclasses import dataclass, field
from enum import StrEnum

from duijie.engine.records import Record


class Verdict(StrEnum):
    """How a limit stands; unknown is a value of its own."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """Which of the two texts a span points into."""

    NEED = "need"
    OFFER = "offer"


class Grade(StrEnum):
    """The probability in words."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of one side's ``Record.text``."""

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """One thing said, as a message code with facts, and the words it rests on."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of evidence for a match: what it added to the score, and its proof."""

    feature: str
    contribution: float
    note: Note


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """One limit the need states and what the offer says to it.

    ``asked`` and ``offered`` are the words as written; spans point at them.
    """

    property: str
    asked: str
    offered: str | None
    verdict: Verdict
    asked_span: Span
    offered_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A scored, explained pair.

    ``probability`` is calibrated: of many matches shown with 0.7, about 70 %
    are relevant. ``features`` holds every value the score was made from.
    """

    need: Record
    offer: Record
    rank: int
    score: float
    probability: float
    grade: Grade
    features: dict[str, float]
    reasons: tuple[Reason, ...]
    quantities: tuple[QuantityRow, ...] = ()
    unknown: tuple[Note, ...] = ()
    against: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one asking record gets: matches above the threshold, or nothing fits.

    ``asker`` is the need, or the offer when the question is asked in reverse.
    ``fit_probability`` is the calibrated chance that anything among the candidates
    fits, learned where half of the needs have an answer; no match is likelier.
    When nothing fits, ``matches`` is empty, ``nearest`` is the nearest miss, ``misses``
    are the nearest few with it, and ``would_change`` says what would have to be different.
    """

    asker: Record
    matches: tuple[Match, ...]
    fit_probability: float
    nearest: Match | None = None
    would_change: tuple[Note, ...] = ()
    misses: tuple[Match, ...] = ()

    @property
    def nothing_fits(self) -> bool:
        """Whether the honest answer is that nothing here fits."""
        return not self.matches
