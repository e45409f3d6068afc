"""Where the index's tests write."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.index.making import MEMORY


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has one: killed processes lose nothing there.

    Flushing to a busy disk would otherwise be nearly all that these tests do.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)
