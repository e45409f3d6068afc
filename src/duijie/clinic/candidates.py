"""A match as the clinic shows it beside a draft: grounds, limits, doubts, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from duijie.catalogue.types.results import Seen
from duijie.clinic.types import Both
from duijie.engine.report.voice import percent, sentence
from duijie.engine.results import Match, Note
from duijie.kernel.language import Language
from duijie.matching.reasons import why
from duijie.matching.types import Piece

MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit asked, and what the offer says to it: met, unmet or unknown."""

    property: str
    asked: str
    offered: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match with its offer as the reader may see it."""

    seen: Seen
    probability: float
    percent: str
    grade: str
    reasons: tuple[Both, ...]
    quote: tuple[Piece, ...]
    limits: tuple[LimitRow, ...]
    unknown: tuple[Both, ...]
    against: tuple[Both, ...]


def candidate_of(match: Match, seen: Seen) -> Candidate:
    """A match in words."""
    told = why(match)
    return Candidate(
        seen=seen,
        probability=match.probability,
        percent=percent(match.probability),
        grade=match.grade.value,
        reasons=tuple(Both(*pair) for pair in told.reasons[:MOST_REASONS]),
        quote=told.quote,
        limits=tuple(
            LimitRow(row.property, row.asked, row.offered or "", row.verdict.value)
            for row in match.quantities
        ),
        unknown=said_all(match.unknown),
        against=said_all(match.against),
    )


def said_all(notes: Iterable[Note]) -> tuple[Both, ...]:
    """Notes in both languages."""
    return tuple(Both(*(sentence(note, language) for language in Language)) for note in notes)
