"""Test sets that no weights are learned from: before and after are measured on them.

``examples`` are the labelled needs and offers of the bundled spreadsheets. Whoever runs a
node puts further ones, each a folder as ``duijie evaluate`` reads it, under
``frozen-sets`` in the home of the node.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from duijie.engine.evaluate.sets import TestSet, load

OWN: Final = "frozen-sets"


def frozen_sets() -> Iterator[TestSet]:
    """The bundled set, then those that the node's operator put there, by name."""
    yield load(Path(__file__).parent / "examples")
    for folder in sorted((Path(settings.HOME) / OWN).glob("*/")):
        yield load(folder)
