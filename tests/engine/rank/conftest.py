"""The bundled examples, and a matcher over their offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.rank.examples import OFFERS

from duijie.engine.rank.matcher import Matcher


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the index of the example offers lies."""
    return tmp_path_factory.mktemp("offers") / "index"


@pytest.fixture(scope="session")
def matcher(folder: Path) -> Iterator[Matcher]:
    """The matcher that built the index of the example offers."""
    with Matcher.build(OFFERS, folder=folder) as built:
        yield built
