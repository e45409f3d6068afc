"""What one answer looks like on the page: plain values that the templates lay out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duijie.engine.records import Field, Record
from duijie.engine.report.excerpts import Mark, Piece, around, excerpt
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.voice import Voice, percent
from duijie.engine.results import Answer, Grade, Match, Note, QuantityRow, Side, Verdict
from duijie.engine.text.language import language_of
from duijie.kernel.language import Language

SHOWN_OPEN = 3
REASONS_SHOWN = 3
LONGEST_TEXT = 4000
LONGEST_FACET = 80
_FACETS = (
    Field.READINESS,
    Field.INDUSTRY,
    Field.IPC,
    Field.REGION,
    Field.COOPERATION,
    Field.BUDGET,
    Field.DEADLINE,
    Field.DATE,
)


@dataclass(frozen=True, slots=True)
class RecordView:
    """One side's record: its name, who stands behind it and where it was read."""

    title: str
    language: Language
    organisation: str
    place: str
    contact: str
    facets: tuple[tuple[str, str], ...]
    text: str
    text_language: Language


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason: its number, which its marks in both texts carry, and its sentence."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """A remark with the words it rests on, where the sentence does not repeat them."""

    sentence: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityView:
    """One limit in both sides' words, and how it stands as code and as word.

    ``property`` is the clause around the limit where the sentence names no
    property (``named`` is false); ``said`` is false where the offer has no
    word for it.
    """

    property: str
    named: bool
    asked: str
    offered: str
    said: bool
    verdict: Verdict
    word: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """One candidate, ready to be laid out."""

    rank: int
    candidate: RecordView
    probability: str
    bar: float
    grade: Grade
    grade_word: str
    reasons: tuple[ReasonView, ...]
    asker_quote: tuple[Piece, ...]
    candidate_quote: tuple[Piece, ...]
    quantities: tuple[QuantityView, ...]
    limits: tuple[tuple[Verdict, int], ...]
    unknown: tuple[SaidView, ...]
    against: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One asking record and what was found for it."""

    number: int
    asker: RecordView
    matches: tuple[MatchView, ...]
    nearest: MatchView | None
    fit_probability: str
    would_change: tuple[SaidView, ...]


def card(number: int, answer: Answer, about: ReportFacts, voice: Voice) -> Card:
    """An answer laid out; ``number`` is its place among the answers, from 1."""
    return Card(
        number=number,
        asker=_record(answer.asker, voice),
        matches=tuple(_match(match, about, voice) for match in answer.matches),
        nearest=_match(answer.nearest, about, voice) if answer.nearest else None,
        fit_probability=percent(answer.fit_probability),
        would_change=_said(answer.would_change, best_of(answer), voice),
    )


def best_of(answer: Answer) -> Match | None:
    """The best match, or the nearest miss where nothing fits."""
    return answer.matches[0] if answer.matches else answer.nearest


def limits(rows: Iterable[QuantityRow]) -> tuple[tuple[Verdict, int], ...]:
    """How many limits are met, unmet and unknown, those that occur only."""
    counted = Counter(row.verdict for row in rows)
    return tuple((verdict, counted[verdict]) for verdict in Verdict if counted[verdict])


def candidate_of(match: Match, about: ReportFacts) -> Record:
    """The record that answers: the offer, or the need in a reverse report."""
    return match.need if about.reverse else match.offer


def property_of(row: QuantityRow, match: Match, voice: Voice) -> str:
    """What a limit is about: its property, or else the words around it."""
    return row.property or around(match.need.text, row.asked_span) or voice.say("quantity.unnamed")


def _match(match: Match, about: ReportFacts, voice: Voice) -> MatchView:
    reasons = match.reasons[:REASONS_SHOWN]
    marks = {side: _marks(match, side) for side in Side}
    texts = {Side.NEED: match.need.text, Side.OFFER: match.offer.text}
    return MatchView(
        rank=match.rank,
        candidate=_record(candidate_of(match, about), voice),
        probability=percent(match.probability),
        bar=round(100 * min(1.0, max(0.0, match.probability)), 1),
        grade=match.grade,
        grade_word=voice.grade(match.grade),
        reasons=tuple(
            ReasonView(number, voice.note(reason.note)) for number, reason in enumerate(reasons, 1)
        ),
        asker_quote=excerpt(texts[about.asking], marks[about.asking]),
        candidate_quote=excerpt(texts[about.answering], marks[about.answering]),
        quantities=tuple(_quantity(row, match, voice) for row in match.quantities),
        limits=limits(match.quantities),
        unknown=_said(match.unknown, match, voice),
        against=_said(match.against, match, voice),
    )


def _marks(match: Match, side: Side) -> list[Mark]:
    return [
        Mark(number, span.start, span.end)
        for number, reason in enumerate(match.reasons[:REASONS_SHOWN], 1)
        for span in reason.note.spans
        if span.side is side
    ]


def _record(record: Record, voice: Voice) -> RecordView:
    text = record.text
    facets = ((voice.say(f"field.{name}"), shortened(record.get(name))) for name in _FACETS)
    return RecordView(
        title=record.title or record.id,
        language=language_of(record.title or text),
        organisation=record.get(Field.ORGANISATION),
        place=voice.place(record.source),
        contact=record.get(Field.CONTACT),
        facets=tuple((label, value) for label, value in facets if value),
        text=shortened(text, LONGEST_TEXT),
        text_language=language_of(text),
    )


def shortened(text: str, longest: int = LONGEST_FACET) -> str:
    """A text of limited length, with an ellipsis where it was cut."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()} …"


def _quantity(row: QuantityRow, match: Match, voice: Voice) -> QuantityView:
    return QuantityView(
        property=property_of(row, match, voice),
        named=bool(row.property),
        asked=row.asked,
        offered=row.offered or voice.say("quantity.unsaid"),
        said=row.offered is not None,
        verdict=row.verdict,
        word=voice.verdict(row.verdict),
    )


def _said(notes: Iterable[Note], match: Match | None, voice: Voice) -> tuple[SaidView, ...]:
    said: list[SaidView] = []
    for note in notes:
        sentence = voice.note(note)
        words = _words(note, match) if match else []
        said.append(SaidView(sentence, tuple(w for w in words if w not in sentence)))
    return tuple(said)


def _words(note: Note, match: Match) -> list[str]:
    texts = {Side.NEED: match.need.text, Side.OFFER: match.offer.text}
    words = [texts[span.side][span.start : span.end].strip() for span in note.spans]
    return [word for word in dict.fromkeys(words) if word]
