"""What a text, such as a candidate's, would answer to a question of the clinic."""

from collections.abc import Iterator
from functools import cache, cached_property

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


class Told:
    """A text that is asked what it says to questions; it is read once for all of them."""

    def __init__(self, text: str | Record) -> None:
        whole = text if isinstance(text, Record) else Record("", {Field.DESCRIPTION: text})
        self._record = whole

    @cached_property
    def _card(self) -> NeedCard:
        return read_need(self._record, review=False)

    @cached_property
    def _page(self) -> Page:
        return page_of(self._record)

    def answers(self, code: str) -> tuple[str, ...]:
        """The stretches that answer a question, in reading order, a few at most."""
        found = dict.fromkeys(said for said in self._stretches(code) if len(said) >= _SHORTEST)
        return tuple(list(found)[:_MOST])

    def _stretches(self, code: str) -> Iterator[str]:
        field = _field_of(code)
        if field is not None:
            yield from map(self._around, _evidence(self._card, field))
        words = answering_words(code)
        for hit in words.hits(self._page.low) if words else ():
            if self._page.readable(hit.start):
                yield self._sentence(hit.start)

    def _around(self, one: Evidence) -> str:
        """The sentence that a reading stands in; its own words when it is from a column."""
        return one.words if one.span is None else self._sentence(one.span.start)

    def _sentence(self, position: int) -> str:
        start, end = self._page.sentence(position)
        return self._page.text[start:end].strip()[:_LONGEST]


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
