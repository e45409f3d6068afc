"""What is unknown, what speaks against, and what would have to change."""

from collections.abc import Sequence

from duijie.engine.explain.reasons import limit_note
from duijie.engine.explain.wording import quoted
from duijie.engine.features.careful import Pair
from duijie.engine.results import Match, Note, QuantityRow, Span, Verdict

_MOST_LIMITS = 3


def unknown(pair: Pair) -> tuple[Note, ...]:
    """Limits the offer says nothing to, and a readiness it does not state."""
    notes = [
        limit_note(_open_or_silent(row), row)
        for row in pair.limits
        if row.verdict is Verdict.UNKNOWN
    ][:_MOST_LIMITS]
    if pair.asked_readiness is not None and pair.offered_readiness is None:
        notes.append(Note("explain.readiness_unknown", {"asked": _levels(pair.asked_readiness)}))
    return tuple(notes)


def against(pair: Pair, missing: Sequence[Span]) -> tuple[Note, ...]:
    """Limits stated and missed, readiness too low, things the offer never mentions."""
    notes = [
        limit_note("explain.limit_unmet", row)
        for row in pair.limits
        if row.verdict is Verdict.UNMET
    ][:_MOST_LIMITS]
    asked, offered = pair.asked_readiness, pair.offered_readiness
    if asked is not None and offered is not None and offered < asked[0]:
        facts: dict[str, object] = {"asked": _levels(asked), "offered": str(offered)}
        notes.append(Note("explain.readiness_gap", facts))
    if missing:
        text = pair.need.record.text
        words = [quoted(text, (span.start, span.end)) for span in missing]
        notes.append(Note("explain.not_mentioned", {"terms": words}, tuple(missing)))
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


def _levels(levels: tuple[int, int]) -> str:
    return str(levels[0]) if levels[0] == levels[1] else f"{levels[0]}–{levels[1]}"


def _open_or_silent(row: QuantityRow) -> str:
    """Whether the offer says nothing to a limit, or something that does not settle it."""
    return "explain.limit_unknown" if row.offered is None else "explain.limit_open"
