"""All pairs of a training, their texts numbered once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.training.reading import require
from duijie.engine.encode.training.recipe import Recipe
from duijie.engine.encode.training.sources import SOURCES, Pair

# Rows of two text numbers.
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Texts, each once, and by kind the pairs of their numbers."""

    texts: list[str]
    by_kind: dict[str, Numbers]


def read_pairs(data: Path, recipe: Recipe, step: Callable[[], None] = lambda: None) -> Pairs:
    """Read every source below the data folder; ``step`` is called after each."""
    require(data, sorted({file for files in SOURCES.values() for file in files}))
    found: list[Pair] = []
    for source in SOURCES:
        found += (pair for pair in source(data, recipe.seed) if pair.kind in recipe.shares)
        step()
    return number_texts(found, most=recipe.most_pairs)


def number_texts(pairs: Iterable[Pair], *, most: int | None = None) -> Pairs:
    """Number the texts of pairs; empty and equal sides teach nothing and are left out."""
    numbers: dict[str, int] = {}
    by_kind: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for kind, *sides in pairs:
        left, right = (side.strip() for side in sides)
        kept = by_kind[kind]
        if min(len(left), len(right)) > 1 and left != right and (most is None or len(kept) < most):
            kept.append((_number(numbers, left), _number(numbers, right)))
    arrays = {kind: np.array(kept, np.int32) for kind, kept in by_kind.items() if kept}
    return Pairs(list(numbers), arrays)


def _number(numbers: dict[str, int], text: str) -> int:
    return numbers.setdefault(text, len(numbers))
