"""One small index of example offers and odd records, for all tests of features."""

from collections.abc import Iterator

import pytest
from examples import build
from tests.make import make_record

from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record

# Every sixth offer: all industries, both languages.
OFFERS = build.read_source("offers")[::6]
ODD = (
    make_record("stop words only", "的和与"),
    make_record("no words", "😀 !"),
    make_record("one word", "pump"),
    make_record("one character", "泵"),
    make_record("a number", "3.5"),
)


def records() -> list[Record]:
    """What stands in the index."""
    offers = [make_record(o["id"], o["description"], title=o["title"]) for o in OFFERS]
    return [*offers, *ODD]


@pytest.fixture(scope="session")
def matcher() -> Iterator[Matcher]:
    """A matcher over example offers and odd records."""
    with Matcher.build(records()) as built:
        yield built


@pytest.fixture(scope="session")
def few() -> Iterator[Matcher]:
    """A matcher over so few and short records that everything stands out."""
    texts = ("slurry pump", "slurry seal housing", "pump", "slurry slurry valve seat")
    with Matcher.build(make_record(text, text) for text in texts) as built:
        yield built


@pytest.fixture(scope="session")
def empty() -> Iterator[Matcher]:
    """A matcher over nothing."""
    with Matcher.build([]) as built:
        yield built
