"""What a long asking text really asks, without a programme's notices and outlook."""

import re
from collections.abc import Iterator
from functools import cache

from duijie.engine.needs.lexicon import table
from duijie.engine.needs.page import page_of
from duijie.engine.records import Field, Record

# Shorter texts have no room for notices; reading them for some would only take time.
_LONG = 600


def matter_of(text: str) -> str:
    """A text of the same length in which all that is not the matter is blank.

    Docs: docs/algorithms/need-card.md.
    """
    if len(text) < _LONG:
        return text
    for start, end in _beside_the_point(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _beside_the_point(text: str) -> Iterator[tuple[int, int]]:
    page = page_of(Record("", {Field.DESCRIPTION: text}))
    yield from (place for _, place in page.notices)
    for pattern in _stretches():
        yield from (found.span() for found in pattern.finditer(text))


@cache
def _stretches() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(f"(?:{kind['begins']}).*?(?={kind['ends']}|$)", re.DOTALL)
        for kind in table("matter").values()
    )
