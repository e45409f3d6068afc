"""What giving up a limit would bring: asked anew, not guessed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import TEXT_FIELDS, Record
from duijie.engine.results import Answer, QuantityRow, Verdict
from duijie.matching import asking
from duijie.matching.tongues import whole
from duijie.matching.types import Question

# Each limit is one more question; further ones are told without it.
MOST: Final = 3


def relaxed_limits(asks: ListingKind, question: Question, answer: Answer) -> list[dict[str, Any]]:
    """For each limit that the nearest miss: how many would fit without it.

    Limits are read, and blanked out, in the language in which the nearest was found.
    """
    if answer.nearest is None or asks is not ListingKind.NEED:
        return []
    before = max((one.probability for one in answer.misses), default=0.0)
    told = []
    asker = answer.nearest.need
    for row in _missed(answer, asker):
        again = asking.put((without_limit(asker, row),), asks, question).answer
        best = next(iter(again.matches or again.misses), None)
        told.append(
            {
                "property": row.property,
                "asked": row.asked,
                "offered": row.offered or "",
                "fits": len(again.matches),
                "before": float(before),
                "after": float(best.probability) if best else 0.0,
                "found": whole(best.offer.id) if best else "",
            }
        )
    return told


def without_limit(asker: Record, row: QuantityRow) -> Record:
    """The same record with the words of one limit blanked out."""
    start, end = row.asked_span.start, row.asked_span.end
    fields = dict(asker.fields)
    place = 0
    for name in TEXT_FIELDS:
        text = fields.get(name)
        if not text:
            continue
        left, right = max(start - place, 0), min(end - place, len(text))
        if left < right:
            fields[name] = text[:left] + " " * (right - left) + text[right:]
        place += len(text) + 1
    return replace(asker, fields=fields)


def _missed(answer: Answer, asker: Record) -> Iterator[QuantityRow]:
    """The limits that the nearest records miss, each once, the nearest record's first."""
    known: set[tuple[int, int]] = set()
    for match in answer.misses:
        for row in match.quantities if match.need == asker else ():
            span = row.asked_span.start, row.asked_span.end
            if row.verdict is Verdict.UNMET and span not in known and len(known) < MOST:
                known.add(span)
                yield row
