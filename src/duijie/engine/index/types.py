"""What goes into an index, and what it says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from duijie.engine.records import Record

Numbers: TypeAlias = NDArray[np.int64]
Hashes: TypeAlias = NDArray[np.uint64]
Floats: TypeAlias = NDArray[np.float32]
AnyArray: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it goes into the index, its analysis done.

    ``terms`` are the words of the whole text and ``title_terms`` those of the
    title alone; ``payload`` is kept as it is and given back by ``payloads``.
    """

    record: Record
    language: str
    terms: Sequence[str]
    title_terms: Sequence[str]
    vector: Floats
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds at its last commit.

    ``dead`` counts replaced and deleted records that still take room, until
    their segment is merged; ``bytes_on_disk`` is the whole folder.
    """

    records: int
    dead: int
    segments: int
    generation: int
    dimension: int
    encoder: str
    bytes_on_disk: int
