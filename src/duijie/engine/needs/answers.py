"""What a text, such as a candidate's, would answer to a question of the clinic."""

from collections.abc import Iterator
from functools import cache

from duijie.engine.needs.card import read_need
from duijie.engine.needs.lexicon import table
from duijie.engine.needs.page import Page, page_of
from duijie.engine.needs.questions import answering_words
from duijie.engine.needs.types import Evidence, NeedCard
from duijie.engine.records import Field, Record

# A clause shorter than this says nothing; a longer one is cut by its sentence anyway.
_SHORTEST = 4
_LONGEST = 240
_MOST = 3
_SEVERAL = {"limits", "current", "materials", "constraints", "cooperation", "regions"}


def answers_in(text: str | Record, code: str) -> tuple[str, ...]:
    """The stretches of a text that answer a question, in reading order, a few at most."""
    record = text if isinstance(text, Record) else Record("", {Field.DESCRIPTION: text})
    found = dict.fromkeys(said for said in _stretches(record, code) if len(said) >= _SHORTEST)
    return tuple(list(found)[:_MOST])


def _stretches(record: Record, code: str) -> Iterator[str]:
    field = _field_of(code)
    if field is not None:
        yield from (
            _around(record, one) for one in _evidence(read_need(record, review=False), field)
        )
    words = answering_words(code)
    if words is None:
        return
    page = page_of(record)
    for hit in words.hits(page.low):
        if page.readable(hit.start):
            yield _sentence(page, hit.start)


def _around(record: Record, one: Evidence) -> str:
    """The sentence that a reading stands in; its own words when it is from a column."""
    if one.span is None:
        return one.words
    return _sentence(page_of(record), one.span.start)


def _sentence(page: Page, position: int) -> str:
    start, end = page.sentence(position)
    return page.text[start:end].strip()[:_LONGEST]


@cache
def _field_of(code: str) -> str | None:
    entry = table("questions")["question"][code]
    return entry.get("unless_field") or ("constraints" if "unless_constraint" in entry else None)


def _evidence(card: NeedCard, field: str) -> Iterator[Evidence]:
    if field == "subject":
        yield from [card.subject] if card.subject else []
    elif field == "wanted":
        yield from (one.verb for one in card.wanted)
    elif field in {"limits", "current"} or field in {
        "materials",
        "constraints",
        "cooperation",
        "regions",
    }:
        yield from (one.evidence for one in getattr(card, field))
    elif field in {"budget", "deadline", "maturity"}:
        found = getattr(card, field)
        yield from [found.evidence] if found else []
