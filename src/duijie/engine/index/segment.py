"""A segment: some records with their vectors and payloads, written once, then only read."""

import os
import weakref
from hashlib import blake2b
from itertools import repeat
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from duijie.engine.index.columns import map_columns
from duijie.engine.index.manifest import SEGMENTS, SegmentEntry
from duijie.engine.index.types import AnyArray, Floats, Hashes, Numbers
from duijie.engine.index.vectors import Vectors
from duijie.engine.records import Record

COLUMNS: Final = "columns.bin"
RECORDS: Final = "records.bin"
PAYLOADS: Final = "payloads.bin"
VECTORS: Final = "vectors.faiss"

_decode = msgspec.msgpack.Decoder(Record).decode


class _Named(msgspec.Struct):
    """Of a record only its identifier; all else is passed over unread."""

    id: str


_decode_named = msgspec.msgpack.Decoder(_Named).decode
encode_record = msgspec.msgpack.Encoder().encode


def hash_of(record_id: str) -> int:
    """The 64-bit hash an id is looked up by; the id itself decides."""
    digest = blake2b(record_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Blob:
    """Byte strings one after another in a file.

    They are read, not mapped: at a million records, mapped payloads became half a
    gigabyte of resident memory after some hundred needs, because the system maps the
    neighbours of every page it touches.
    """

    def __init__(self, path: Path, ends: Numbers) -> None:
        self._ends = ends
        self._path = path
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._file)

    def __getitem__(self, slot: int) -> bytes:
        return self.between(slot, slot + 1)

    def between(self, start: int, stop: int) -> bytes:
        """The bytes of a run of slots."""
        begin = int(self._ends[start - 1]) if start else 0
        length = int(self._ends[stop - 1]) - begin
        if hasattr(os, "pread"):
            return os.pread(self._file, length, begin)
        with self._path.open("rb") as file:  # Windows has no reading at a place
            file.seek(begin)
            return file.read(length)

    def several(self, slots: Numbers) -> list[bytes]:
        """The bytes of each of some slots."""
        if not hasattr(os, "pread"):
            return [self[slot] for slot in slots.tolist()]
        begins = np.where(slots > 0, self._ends[slots - 1], 0)
        sizes = (self._ends[slots] - begins).tolist()
        return list(map(os.pread, repeat(self._file), sizes, begins.tolist()))

    def lengths(self) -> Numbers:
        """How many bytes each slot has."""
        return np.diff(self._ends, prepend=0)


class Segment:
    """One segment, mapped: slot i is its i-th record, with number ``numbers[i]``."""

    def __init__(self, root: Path, entry: SegmentEntry) -> None:
        folder = root / SEGMENTS / entry.name
        self.entry = entry
        self.columns = map_columns(folder / COLUMNS, entry.count)
        self.records = Blob(folder / RECORDS, self.columns.record_ends)
        self.payloads = Blob(folder / PAYLOADS, self.columns.payload_ends)
        self.vectors = Vectors(folder / VECTORS, entry.probes)
        self.first = int(self.columns.numbers[0])
        self.last = int(self.columns.numbers[-1])

    def __len__(self) -> int:
        return self.entry.count

    def slots_of(self, numbers: Numbers) -> Numbers:
        """The slots of numbers; KeyError when one is not in this segment."""
        mine = self.columns.numbers
        slots = np.searchsorted(mine, numbers)
        if not np.array_equal(mine[np.minimum(slots, len(mine) - 1)], numbers):
            raise KeyError(numbers)
        return slots

    def record(self, slot: int) -> Record:
        """The record in a slot."""
        return _decode(self.records[slot])

    def ids(self, slots: Numbers) -> list[str]:
        """The identifiers of the records in slots, in their order."""
        return [_decode_named(one).id for one in self.records.several(slots)]

    def rows(self, slots: Numbers) -> Floats:
        """The vectors of slots."""
        return self.vectors.rows(self.columns.places[slots])

    def find(self, ids: list[str], hashes: Hashes) -> list[tuple[str, int]]:
        """Which of the ids are here, living or dead, each with its number."""
        mine = self.columns.hashes
        starts = np.searchsorted(mine, hashes)
        hits = np.flatnonzero(mine[np.minimum(starts, len(mine) - 1)] == hashes)
        found = []
        for hit in hits.tolist():
            slot = self._slot_of_id(ids[hit], int(starts[hit]), hashes[hit])
            if slot is not None:
                found.append((ids[hit], int(self.columns.numbers[slot])))
        return found

    def _slot_of_id(self, record_id: str, start: int, wanted: np.uint64) -> int | None:
        for position in range(start, len(self)):
            if self.columns.hashes[position] != wanted:
                return None
            slot = int(self.columns.hash_slots[position])
            if _decode_named(self.records[slot]).id == record_id:
                return slot
        return None

    def hashes_by_slot(self) -> Hashes:
        """The hash of each slot's id."""
        by_slot = np.empty(len(self), dtype=np.uint64)
        by_slot[self.columns.hash_slots] = self.columns.hashes
        return by_slot

    def dead_slots(self, dead: Numbers) -> AnyArray:
        """One truth value per slot: whether its number is among the dead."""
        mask = np.zeros(len(self), dtype=bool)
        near = dead[np.searchsorted(dead, self.first) : np.searchsorted(dead, self.last, "right")]
        slots = np.searchsorted(self.columns.numbers, near)
        mask[slots[self.columns.numbers[slots] == near]] = True
        return mask
