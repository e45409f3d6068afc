"""What two records do alike although they do it to different things.

The families of verbs stand in needs/lexicons/functions.toml.
"""

from collections.abc import Sequence

from duijie.engine.explain.wording import quoted
from duijie.engine.features.fields import Apart
from duijie.engine.needs.lexicon import Hit, lexicon
from duijie.engine.results import Note, Reason, Side, Span
from duijie.engine.text.normalise import lowered

# More would be a list of all that machines do.
_MOST = 2
_REASONS = 3


def across_fields(
    asked: str, found: str, asking: Side, apart: Apart, given: Sequence[Reason]
) -> tuple[Reason, ...]:
    """What both do, what else proves it, and how far apart their fields are.

    ``given`` are the reasons that any match has. Where no function is named in both
    texts there are none at all, and nothing is put before anybody.
    """
    shared = _shared(asked, found, asking)
    if shared is None:
        return ()
    return (shared, *given[: _REASONS - 2], _difference(apart, asking))


def _shared(asked: str, found: str, asking: Side) -> Reason | None:
    ours, theirs = _functions(asked), _functions(found)
    both = [code for code in ours if code in theirs][:_MOST]
    if not both:
        return None
    other = Side.OFFER if asking is Side.NEED else Side.NEED
    spans: list[Span] = []
    pairs = []
    for code in both:
        own, one = ours[code], theirs[code]
        spans += [Span(asking, own.start, own.end), Span(other, one.start, one.end)]
        words = [quoted(asked, (own.start, own.end)), quoted(found, (one.start, one.end))]
        pairs.append(" ↔ ".join(words if asking is Side.NEED else reversed(words)))
    note = Note("explain.same_function", {"pairs": pairs}, tuple(spans))
    return Reason("same_function", 0.0, note)


def _difference(apart: Apart, asking: Side) -> Reason:
    sides = (apart.own, apart.other) if asking is Side.NEED else (apart.other, apart.own)
    facts: dict[str, object] = {"need": list(sides[0]), "offer": list(sides[1])}
    return Reason("other_field", 0.0, Note(f"explain.other_{apart.by.value}", facts))


def _functions(text: str) -> dict[str, Hit]:
    """Where each family of functions is first named, in the order of the text."""
    found: dict[str, Hit] = {}
    for hit in lexicon("functions", "family").hits(lowered(text)):
        found.setdefault(hit.code, hit)
    return found
