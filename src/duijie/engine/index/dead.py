"""The dead: numbers of records that were replaced or deleted, sorted."""

from pathlib import Path
from typing import Final

import numpy as np

from duijie.engine.index.disk import seal
from duijie.engine.index.manifest import DeadEntry, Manifest
from duijie.engine.index.types import AnyArray, Numbers

PREFIX: Final = "dead-"
NOBODY: Final[Numbers] = np.empty(0, dtype=np.int64)


def read_dead(root: Path, manifest: Manifest) -> Numbers:
    """The dead numbers of a commit."""
    if manifest.dead is None:
        return NOBODY
    return np.fromfile(root / manifest.dead.name, dtype="<i8")


def write_dead(root: Path, generation: int, dead: Numbers) -> DeadEntry | None:
    """Write the dead numbers for a commit to come."""
    if not len(dead):
        return None
    name = f"{PREFIX}{generation:08d}.bin"
    dead.astype("<i8").tofile(root / name)
    return DeadEntry(name, seal(root / name))


def among(numbers: Numbers, dead: Numbers) -> AnyArray:
    """For each number, whether it is dead."""
    if not len(dead):
        return np.zeros(len(numbers), dtype=bool)
    places = np.minimum(np.searchsorted(dead, numbers), len(dead) - 1)
    return np.asarray(dead[places] == numbers)
