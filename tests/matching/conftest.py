"""An index for the tests that search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.matching.making import indexed


@pytest.fixture
def index(tmp_path: Path, db: None) -> Iterator[Path]:  # noqa: ARG001  (the index is derived from it)
    """The folder of an index, empty until it is brought up to date."""
    folder = tmp_path / "index"
    with indexed(folder):
        yield folder
