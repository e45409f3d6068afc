"""One index of example offers, from which explanations take how rare words are."""

from collections.abc import Iterator

import pytest
from examples import build
from tests.make import make_record

from duijie.engine.rank.matcher import Matcher

OFFERS = build.read_source("offers")[::3]


@pytest.fixture(scope="session")
def matcher() -> Iterator[Matcher]:
    """A matcher over example offers of all industries, in both languages."""
    with Matcher.build(
        make_record(row["id"], row["description"], title=row["title"]) for row in OFFERS
    ) as built:
        yield built
