"""A record put to an index as a question, and the answer as it is kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from duijie import __version__
from duijie.catalogue.types.words import ListingKind
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.results import Answer, Match, Note, QuantityRow, Reason
from duijie.matching.folding import folded
from duijie.matching.indexing.reading import ask
from duijie.matching.rules import audience_of_basis
from duijie.matching.types import Mode, Question, Texts

# Nobody calls more than these; further ones are found by searching.
MOST_MATCHES: Final = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a match rests on, as it is kept."""

    features: dict[str, float]
    reasons: tuple[Reason, ...] = ()
    quantities: tuple[QuantityRow, ...] = ()
    unknown: tuple[Note, ...] = ()
    against: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What an index answered, and with what."""

    answer: Answer
    engine: str
    encoder: str
    weights: str


def put(texts: Texts, asks: ListingKind, question: Question) -> Answered:
    """Ask the index that a basis may read, once in each language of the asker."""
    audience = audience_of_basis(question.basis)
    return ask(
        question.kind, audience, lambda matcher: answered_by(matcher, texts, asks, question.mode)
    )


def answered_by(
    matcher: Matcher, texts: Texts, asks: ListingKind, mode: Mode = Mode.CLOSE
) -> Answered:
    """What a matcher answers to a record; a need asks forward, all else in reverse."""
    across, reverse = mode is Mode.OTHER_FIELDS, asks is not ListingKind.NEED
    answers = [
        matcher.answer(text, top=MOST_MATCHES, reverse=reverse, other_fields=across)
        for text in texts
    ]
    weights = matcher.other_fields_name if across else matcher.weights_name
    answer = folded(answers, asks, MOST_MATCHES)
    return Answered(answer, __version__, matcher.encoder_name, weights)


def proof_of(match: Match) -> dict[str, Any]:
    """What a match rests on, as plain values."""
    proof = Proof(
        {name: float(value) for name, value in match.features.items()},
        match.reasons,
        match.quantities,
        match.unknown,
        match.against,
    )
    return _plain(proof)


def read_proof(kept: Any) -> Proof:  # noqa: ANN401  (as it came out of the database)
    """What a match rests on, as it was kept."""
    return msgspec.convert(kept, Proof)


def plain_notes(notes: Sequence[Note]) -> list[Any]:
    """Notes as plain values."""
    return [_plain(note) for note in notes]


def read_notes(kept: Any) -> tuple[Note, ...]:  # noqa: ANN401  (same)
    """Notes as they were kept."""
    return msgspec.convert(kept, tuple[Note, ...])


def digest_of(record: Record) -> str:
    """A mark of what a record says."""
    said = msgspec.json.encode(sorted((name.value, text) for name, text in record.fields.items()))
    return hashlib.sha256(said).hexdigest()


def _plain(value: object) -> dict[str, Any]:
    """As the database gives it back, so that what is unchanged is equal: lists, no tuples."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value, enc_hook=float))
    return plain
