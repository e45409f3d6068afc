"""The strongest reasons for a match, each with its proof in both texts.

docs/algorithms/explanations.md tells how they are chosen and ordered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duijie.engine.explain.asker import Asker
from duijie.engine.explain.sentences import Closest
from duijie.engine.explain.terms import MOST, Carried, Found, spans
from duijie.engine.explain.wording import quoted
from duijie.engine.features.careful import Pair
from duijie.engine.records import Field
from duijie.engine.results import Note, QuantityRow, Reason, Side, Span, Verdict

REASONS = 3
# What each kind of reason speaks for: the features whose share of the score it carries.
_SPEAKS_FOR: dict[str, tuple[str, ...]] = {
    "shared_terms": (
        *("shared_terms", "shared_terms_anywhere", "shared_phrases"),
        *("opening_terms", "rarest_terms"),
    ),
    "cross_language_terms": ("translated_terms", "covered", "opening_terms", "rarest_terms"),
    "close_sentence": (
        *("close_meaning", "closest_of_all"),
        *("good_company", "neighbours_agree", "words_of_company"),
    ),
    "quantity_met": ("limits_met",),
    "same_field": ("same_classification", "same_industry"),
}
# Being in one field proves little; thousands are.
_FIELD_PROVES = 0.3
# Features that tell much the same share one weight between them, as the learning has it; the
# half step lets good proof count where the weight went to a neighbour.
_STEP = 0.5
# Less than this is no proof.
_WEAKEST = 0.1


@dataclass(frozen=True, slots=True)
class Laid:
    """Asker and found text beside each other, and what carries their match."""

    asker: Asker
    found: Found
    pair: Pair
    asking: Side
    shared: tuple[Carried, ...]
    translated: tuple[Carried, ...]
    closest: Closest | None


@dataclass(frozen=True, slots=True)
class _Proof:
    """A reason that could be given, and how much its quotations prove, 0 to 1."""

    note: Note
    proves: float


def reasons(laid: Laid, parts: Mapping[str, float]) -> tuple[Reason, ...]:
    """At most three reasons, strongest first; one without proof is not given.

    ``parts`` is what every feature added to the score. A reason's strength is what
    its features added, and half a step, times how much the quoted words prove. One
    that added nothing stands only where there is no other.
    """
    proofs = [proof for proof in _proofs(laid) if proof.proves >= _WEAKEST]
    rated = [(_worth(proof.note, parts), proof) for proof in proofs]
    added = [one for one in rated if one[0] > 0]
    ordered = sorted(added or rated, key=lambda one: -(max(one[0], 0.0) + _STEP) * one[1].proves)
    return tuple(Reason(_kind(proof.note), worth, proof.note) for worth, proof in ordered[:REASONS])


def _kind(note: Note) -> str:
    return note.code.removeprefix("explain.")


def _worth(note: Note, parts: Mapping[str, float]) -> float:
    return sum(parts.get(name, 0.0) for name in _SPEAKS_FOR[_kind(note)])


def _proofs(laid: Laid) -> Iterator[_Proof]:
    if laid.shared:
        yield _shared_terms(laid)
    if laid.translated:
        yield _translated_terms(laid)
    if laid.closest:
        yield _close_sentence(laid, laid.closest)
    met = [row for row in laid.pair.limits if row.verdict is Verdict.MET]
    if met:
        yield _Proof(limit_note("explain.quantity_met", met[0]), 1.0)
    field = _same_field(laid.pair)
    if field:
        yield _Proof(field, _FIELD_PROVES)


def _shared_terms(laid: Laid) -> _Proof:
    words = _once(quoted(laid.asker.text, one.asked) for one in laid.shared)
    note = Note("explain.shared_terms", {"terms": words}, spans(laid.shared, laid.asking))
    return _Proof(note, _share(laid.shared, laid.asker.weights))


def _translated_terms(laid: Laid) -> _Proof:
    pairs = _once(_as_pair(laid, one) for one in laid.translated)
    note = Note(
        "explain.cross_language_terms", {"pairs": pairs}, spans(laid.translated, laid.asking)
    )
    return _Proof(note, _share(laid.translated, laid.asker.foreign_weights))


def _share(carried: Iterable[Carried], weights: Mapping[str, float]) -> float:
    """What the quoted expressions weigh beside the asker's weightiest terms."""
    most = sum(sorted(weights.values(), reverse=True)[:MOST])
    return min(sum(one.weight * one.sure for one in carried) / most, 1.0) if most else 0.0


def _as_pair(laid: Laid, carried: Carried) -> str:
    """The pair of words, the need's first."""
    words = quoted(laid.asker.text, carried.asked), quoted(laid.found.text, carried.found)
    need, offer = words if laid.asking is Side.NEED else words[::-1]
    return f"{need} ↔ {offer}"


def _close_sentence(laid: Laid, found: Closest) -> _Proof:
    other = Side.OFFER if laid.asking is Side.NEED else Side.NEED
    places = (Span(laid.asking, *found.asked), Span(other, *found.found))
    note = Note("explain.close_sentence", {"closeness": f"{found.closeness:.2f}"}, places)
    return _Proof(note, found.strength)


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
