"""What is unknown, what speaks against, and what would have to change."""

from collections.abc import Sequence

from duijie.engine.explain.reasons import limit_note
from duijie.engine.explain.terms import Text
from duijie.engine.features.careful import Pair
from duijie.engine.features.question import Question
from duijie.engine.results import Match, Note, Side, Span, Verdict

# A need's weightiest words that the offer leaves out: more than these say nothing new.
_MOST_LIMITS = 3
_MOST_WORDS = 3


def unknown(pair: Pair) -> tuple[Note, ...]:
    """Limits the offer says nothing to, and a readiness it does not state."""
    notes = [
        limit_note("explain.limit_unknown", row)
        for row in pair.limits
        if row.verdict is Verdict.UNKNOWN
    ][:_MOST_LIMITS]
    if pair.asked_readiness is not None and pair.offered_readiness is None:
        notes.append(Note("explain.readiness_unknown", {"asked": _levels(pair.asked_readiness)}))
    return tuple(notes)


def against(pair: Pair, question: Question, need: Text, offer: Text) -> tuple[Note, ...]:
    """Limits stated and missed, readiness too low, weighty words the offer never says."""
    notes = [
        limit_note("explain.limit_unmet", row)
        for row in pair.limits
        if row.verdict is Verdict.UNMET
    ][:_MOST_LIMITS]
    asked, offered = pair.asked_readiness, pair.offered_readiness
    if asked is not None and offered is not None and offered < asked[0]:
        notes.append(
            Note("explain.readiness_gap", {"asked": _levels(asked), "offered": str(offered)})
        )
    left_out = _left_out(question, need, offer)
    if left_out:
        words = [need.text[span.start : span.end] for span in left_out]
        notes.append(Note("explain.not_mentioned", {"terms": words}, left_out))
    return tuple(notes)


def would_change(nearest: Match | None, subject: str) -> tuple[Note, ...]:
    """What would have to be different for something to fit."""
    if nearest is None:
        return (Note("explain.nothing_close", {"subject": subject}),)
    relaxed = [
        limit_note("explain.relax_limit", row)
        for row in nearest.quantities
        if row.verdict is Verdict.UNMET
    ]
    missing = [note for note in nearest.against if note.code == "explain.not_mentioned"]
    wanted = [Note("explain.offer_would_say", note.facts, note.spans) for note in missing]
    found: Sequence[Note] = [*relaxed[:_MOST_LIMITS], *wanted]
    return tuple(found) or (Note("explain.nothing_close", {"subject": subject}),)


def _left_out(question: Question, need: Text, offer: Text) -> tuple[Span, ...]:
    """The weightiest words of the need that the offer says in neither language."""
    theirs = offer.places()
    ours = need.places()
    absent: list[tuple[float, str]] = []
    for column, term in enumerate(question.terms):
        foreign = question.means[:, column].nonzero()[0]
        said = term in theirs or any(question.foreign[row] in theirs for row in foreign)
        # Numbers are compared as quantities, not as words.
        if not said and term in ours and not term[0].isdigit():
            absent.append((float(question.counts[column] * question.rarity[column]), term))
    kept: list[Span] = []
    for _, term in sorted(absent, key=lambda one: (-one[0], one[1])):
        token = ours[term][0]
        if all(token.end <= other.start or other.end <= token.start for other in kept):
            kept.append(Span(Side.NEED, token.start, token.end))
        if len(kept) == _MOST_WORDS:
            break
    return tuple(kept)


def _levels(levels: tuple[int, int]) -> str:
    return str(levels[0]) if levels[0] == levels[1] else f"{levels[0]}–{levels[1]}"
