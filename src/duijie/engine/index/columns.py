"""The fixed-width columns of a segment, in one file that is mapped, never loaded."""

import mmap
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np

from duijie.engine.index.types import AnyArray, Hashes, Numbers

# In the order of the file; the widest first, so that every column stays aligned.
WIDTHS: Final[dict[str, np.dtype[np.generic]]] = {
    "numbers": np.dtype("<i8"),
    "hashes": np.dtype("<u8"),
    "record_ends": np.dtype("<i8"),
    "payload_ends": np.dtype("<i8"),
    "places": np.dtype("<i8"),
    "languages": np.dtype("S8"),
    "hash_slots": np.dtype("<i4"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """One row per slot, but for the last two, which list the hashes in order.

    ``numbers`` ascend. ``record_ends`` and ``payload_ends`` are where a slot's
    bytes end in their files; ``places`` is where its vector's codes begin in
    theirs. ``hashes`` are those of the ids, sorted; ``hash_slots`` whose they are.
    """

    numbers: Numbers
    record_ends: Numbers
    payload_ends: Numbers
    places: Numbers
    languages: AnyArray
    hashes: Hashes
    hash_slots: AnyArray


def write_columns(path: Path, columns: Columns) -> None:
    """Write the columns one after another."""
    with path.open("wb") as file:
        for name, width in WIDTHS.items():
            file.write(np.ascontiguousarray(getattr(columns, name), dtype=width).data)


def map_columns(path: Path, count: int) -> Columns:
    """Map the columns of a segment of known length."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    arrays: dict[str, AnyArray] = {}
    offset = 0
    for name, width in WIDTHS.items():
        arrays[name] = np.frombuffer(mapped, dtype=width, count=count, offset=offset)
        offset += count * width.itemsize
    return Columns(**{field.name: arrays[field.name] for field in fields(Columns)})
