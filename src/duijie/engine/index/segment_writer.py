"""Writing a segment: from records that come in, or from segments that are merged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from duijie.engine.index.columns import Columns, write_columns
from duijie.engine.index.disk import flush_folder, seal
from duijie.engine.index.errors import writing
from duijie.engine.index.manifest import SEGMENTS, SegmentEntry
from duijie.engine.index.segment import COLUMNS, PAYLOADS, RECORDS, VECTORS, Blob, Segment
from duijie.engine.index.types import AnyArray, Floats, Hashes, Numbers
from duijie.engine.index.vectors import CHUNK, VectorSource, write_vectors


@dataclass(frozen=True, slots=True)
class Strings:
    """Byte strings to be written: how long each is, and all of them in pieces."""

    lengths: Numbers
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a new segment will hold, in the order of its numbers."""

    numbers: Numbers
    hashes: Hashes
    languages: AnyArray
    records: Strings
    payloads: Strings
    vectors: VectorSource


class ArrayVectors:
    """Vectors that lie in memory."""

    def __init__(self, vectors: Floats) -> None:
        self._vectors = vectors
        self.count = len(vectors)

    def bounds(self) -> Floats:
        """The largest absolute value in each dimension."""
        return np.asarray(np.abs(self._vectors).max(axis=0))

    def rows(self, slots: Numbers) -> Floats:
        """The vectors of some slots."""
        return np.asarray(self._vectors[slots])

    def chunks(self) -> Iterator[Floats]:
        """All vectors, at once."""
        yield self._vectors


class MergedVectors:
    """The living vectors of several segments, read from their files piece by piece."""

    def __init__(self, segments: Sequence[Segment], living: Sequence[Numbers]) -> None:
        self._segments = segments
        self._living = living
        self._starts = np.cumsum([0, *map(len, living)])
        self.count = int(self._starts[-1])

    def bounds(self) -> Floats:
        """The largest absolute value in each dimension."""
        return np.asarray(np.max([segment.vectors.bounds() for segment in self._segments], axis=0))

    def rows(self, slots: Numbers) -> Floats:
        """The vectors of some slots of the merged segment."""
        owners = np.searchsorted(self._starts, slots, "right") - 1
        parts = np.empty((len(slots), len(self.bounds())), dtype=np.float32)
        for owner in np.unique(owners).tolist():
            mine = owners == owner
            old = self._living[owner][slots[mine] - self._starts[owner]]
            parts[mine] = self._segments[owner].rows(old)
        return parts

    def chunks(self) -> Iterator[Floats]:
        """All vectors in order, some thousands at a time."""
        for segment, living in zip(self._segments, self._living, strict=True):
            for start in range(0, len(living), CHUNK):
                yield segment.rows(living[start : start + CHUNK])


def merged_content(segments: Sequence[Segment], dead: Numbers) -> Content | None:
    """What is left when segments become one; nothing when all of them are dead."""
    living = [np.flatnonzero(~segment.dead_slots(dead)) for segment in segments]
    pairs = list(zip(segments, living, strict=True))
    if not sum(map(len, living)):
        return None
    return Content(
        numbers=np.concatenate([one.columns.numbers[slots] for one, slots in pairs]),
        hashes=np.concatenate([one.hashes_by_slot()[slots] for one, slots in pairs]),
        languages=np.concatenate([one.columns.languages[slots] for one, slots in pairs]),
        records=Strings(
            np.concatenate([one.records.lengths()[slots] for one, slots in pairs]),
            (piece for one, slots in pairs for piece in _pieces(one.records, slots)),
        ),
        payloads=Strings(
            np.concatenate([one.payloads.lengths()[slots] for one, slots in pairs]),
            (piece for one, slots in pairs for piece in _pieces(one.payloads, slots)),
        ),
        vectors=MergedVectors(segments, living),
    )


def _pieces(blob: Blob, slots: Numbers) -> Iterator[bytes]:
    """The bytes of slots, neighbouring ones together, in pieces of bounded size."""
    for start in range(0, len(slots), CHUNK):
        part = slots[start : start + CHUNK]
        cuts = np.flatnonzero(np.diff(part) != 1) + 1
        for run in np.split(part, cuts):
            yield blob.between(int(run[0]), int(run[-1]) + 1)


def write_segment(root: Path, name: str, content: Content, dimension: int) -> SegmentEntry:
    """Write a segment's folder; it counts only once a manifest names it."""
    folder = root / SEGMENTS / name
    with writing(root):
        folder.mkdir(parents=True)
        _write_pieces(folder / RECORDS, content.records.pieces)
        _write_pieces(folder / PAYLOADS, content.payloads.pieces)
    vectors = write_vectors(folder / VECTORS, content.vectors, dimension)
    order = np.argsort(content.hashes, kind="stable")
    columns = Columns(
        numbers=content.numbers,
        record_ends=np.cumsum(content.records.lengths),
        payload_ends=np.cumsum(content.payloads.lengths),
        places=vectors.places,
        languages=content.languages,
        hashes=content.hashes[order],
        hash_slots=order,
    )
    with writing(root):
        write_columns(folder / COLUMNS, columns)
        files = {file: seal(folder / file) for file in (COLUMNS, RECORDS, PAYLOADS, VECTORS)}
        flush_folder(folder)
        flush_folder(folder.parent)
    return SegmentEntry(name, len(content.numbers), vectors.probes, files)


def _write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)
