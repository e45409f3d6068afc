"""The strongest reasons for a match, each with its proof in both texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duijie.engine.explain.sentences import Sentences, closest
from duijie.engine.explain.terms import Carried, Text, shared, spans, translated
from duijie.engine.features.careful import Pair
from duijie.engine.features.question import Question
from duijie.engine.records import Field
from duijie.engine.results import Note, QuantityRow, Reason, Side, Span, Verdict

REASONS = 3
# A pair of sentences less alike than this convinces nobody.
_CLOSE = 0.45
# What each kind of reason speaks for: the features whose share of the score it carries.
_SPEAKS_FOR: dict[str, tuple[str, ...]] = {
    "shared_terms": ("shared_terms", "shared_terms_anywhere", "shared_phrases"),
    "cross_language_terms": ("translated_terms", "covered"),
    "close_sentence": ("close_meaning", "closest_of_all", "good_company", "words_of_company"),
    "quantity_met": ("limits_met",),
    "same_field": ("same_classification", "same_industry"),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts of a pair, read for quoting."""

    question: Question
    need: Text
    offer: Text
    need_sentences: Sentences
    offer_sentences: Sentences


def reasons(sides: Sides, pair: Pair, parts: Mapping[str, float]) -> tuple[Reason, ...]:
    """At most three reasons, strongest first; one without proof is not given.

    ``parts`` is what every feature added to the score.
    """
    found = [
        note
        for note in (
            _shared_terms(sides),
            _cross_language_terms(sides),
            _close_sentence(sides),
            _quantity_met(pair),
            _same_field(pair),
        )
        if note is not None
    ]
    rated = [Reason(_kind(note), _worth(note, parts), note) for note in found]
    return tuple(sorted(rated, key=lambda reason: -reason.contribution)[:REASONS])


def _kind(note: Note) -> str:
    return note.code.removeprefix("explain.")


def _worth(note: Note, parts: Mapping[str, float]) -> float:
    return sum(parts.get(name, 0.0) for name in _SPEAKS_FOR[_kind(note)])


def _shared_terms(sides: Sides) -> Note | None:
    carried = shared(sides.question, sides.need, sides.offer)
    if not carried:
        return None
    words = _once(sides.need.text[start:end] for start, end in (c.need for c in carried))
    return Note("explain.shared_terms", {"terms": words}, spans(carried))


def _cross_language_terms(sides: Sides) -> Note | None:
    carried = translated(sides.question, sides.need, sides.offer)
    if not carried:
        return None
    pairs = _once(_as_pair(sides, one) for one in carried)
    return Note("explain.cross_language_terms", {"pairs": pairs}, spans(carried))


def _as_pair(sides: Sides, carried: Carried) -> str:
    need = sides.need.text[carried.need[0] : carried.need[1]]
    offer = sides.offer.text[carried.offer[0] : carried.offer[1]]
    return f"{need} ↔ {offer}"


def _close_sentence(sides: Sides) -> Note | None:
    found = closest(sides.need_sentences, sides.offer_sentences)
    if found is None or found.closeness < _CLOSE:
        return None
    places = (Span(Side.NEED, *found.need), Span(Side.OFFER, *found.offer))
    return Note("explain.close_sentence", {"closeness": f"{found.closeness:.2f}"}, places)


def _quantity_met(pair: Pair) -> Note | None:
    met = [row for row in pair.limits if row.verdict is Verdict.MET]
    return limit_note("explain.quantity_met", met[0]) if met else None


def limit_note(code: str, row: QuantityRow) -> Note:
    """A note about one limit, with both places."""
    facts: dict[str, object] = {"property": row.property, "asked": row.asked}
    if row.offered is not None:
        facts["offered"] = row.offered
    places = (row.asked_span, row.offered_span)
    return Note(code, facts, tuple(place for place in places if place is not None))


def _same_field(pair: Pair) -> Note | None:
    for field in (Field.IPC, Field.INDUSTRY):
        asked, offered = pair.need.record.get(field).strip(), pair.offer.get(field).strip()
        if asked and offered and (asked in offered or offered in asked):
            return Note("explain.same_field", {"field": min(asked, offered, key=len)})
    return None


def _once(words: Iterable[str]) -> list[str]:
    """Words in their order, each once whatever its capitals."""
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(word.lower(), word)
    return list(kept.values())
