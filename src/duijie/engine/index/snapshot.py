"""One commit, opened for reading: it never changes, whatever a writer does meanwhile."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import tantivy

from duijie.engine.index.columns import WIDTHS
from duijie.engine.index.dead import among, read_dead
from duijie.engine.index.errors import Damaged
from duijie.engine.index.lexical import LexicalReader
from duijie.engine.index.manifest import LEXICAL, Manifest, check_lengths, read_manifest
from duijie.engine.index.segment import Segment, hash_of
from duijie.engine.index.types import AnyArray, Floats, Numbers
from duijie.engine.records import Record

# How often to begin again when a writer commits while we open. It takes a commit
# in each of these intervals of about a millisecond to exhaust them.
_ATTEMPTS: Final = 100


class Snapshot:
    """The records, words and vectors of one commit."""

    def __init__(
        self, root: Path, manifest: Manifest, words: tantivy.Index, known: Mapping[str, Segment]
    ) -> None:
        self.manifest = manifest
        self.lexical = LexicalReader(root / LEXICAL, words)
        check_lengths(root, manifest)
        self.dead = read_dead(root, manifest)
        self.segments = tuple(
            known.get(entry.name) or Segment(root, entry) for entry in manifest.segments
        )
        self._firsts = np.array([segment.first for segment in self.segments], dtype=np.int64)
        self._dead_slots = [segment.dead_slots(self.dead) for segment in self.segments]
        self._bits = [
            np.packbits(~mask, bitorder="little") if mask.any() else None
            for mask in self._dead_slots
        ]
        self.dead_held = sum(int(mask.sum()) for mask in self._dead_slots)
        if self.lexical.documents < len(self):
            raise Damaged(path=root, file=LEXICAL)

    def __len__(self) -> int:
        return sum(map(len, self.segments)) - self.dead_held

    def alive(self, numbers: Numbers) -> AnyArray:
        """For each number the lexical index found, whether this commit shows it."""
        return (numbers < self.manifest.next_number) & ~among(numbers, self.dead)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of all living records, ascending."""
        parts = [
            segment.columns.numbers[~mask]
            for segment, mask in zip(self.segments, self._dead_slots, strict=True)
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *parts])

    def search_terms(
        self, weighted: Sequence[tuple[str, float]], boosts: Mapping[str, float], k: int
    ) -> tuple[Numbers, Floats]:
        """The k best by weighted BM25."""
        return self.lexical.search(weighted, boosts, k, self.alive)

    def search_vector(self, query: Floats, k: int) -> tuple[Numbers, Floats]:
        """The k nearest by inner product, over all segments."""
        numbers = [np.empty(0, dtype=np.int64)]
        scores = [np.empty(0, dtype=np.float32)]
        for segment, alive in zip(self.segments, self._bits, strict=True):
            slots, found = segment.vectors.search(query, min(k, len(segment)), alive)
            numbers.append(segment.columns.numbers[slots])
            scores.append(found)
        every, values = np.concatenate(numbers), np.concatenate(scores)
        order = np.lexsort((every, -values))[:k]
        return every[order], values[order]

    def vectors(self, numbers: Numbers) -> Floats:
        """The vectors of numbers, in their order."""
        rows = np.empty((len(numbers), self.manifest.dimension), dtype=np.float32)
        for segment, mine, slots in self._places(numbers):
            rows[mine] = segment.rows(slots)
        return rows

    def payloads(self, numbers: Numbers) -> list[bytes]:
        """The payloads of numbers, in their order."""
        found = [b""] * len(numbers)
        for segment, mine, slots in self._places(numbers):
            packed = segment.payloads.several(slots)
            for position, one in zip(mine.tolist(), packed, strict=True):
                found[position] = one
        return found

    def languages(self, numbers: Numbers) -> AnyArray:
        """The languages of numbers, in their order, as bytes."""
        found = np.empty(len(numbers), dtype=WIDTHS["languages"])
        for segment, mine, slots in self._places(numbers):
            found[mine] = segment.columns.languages[slots]
        return found

    def record(self, number: int) -> Record:
        """The record of a number."""
        segment, _, slots = next(self._places(np.array([number], dtype=np.int64)))
        return segment.record(int(slots[0]))

    def ids(self, numbers: Numbers) -> list[str]:
        """The identifiers of numbers, in their order."""
        found = [""] * len(numbers)
        for segment, mine, slots in self._places(numbers):
            for position, one in zip(mine.tolist(), segment.ids(slots), strict=True):
                found[position] = one
        return found

    def numbers_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers under which records live, by identifier; the others are left out."""
        return living_numbers(self.segments, self.dead, list(ids))

    def _places(self, numbers: Numbers) -> Iterator[tuple[Segment, Numbers, Numbers]]:
        """Who holds the numbers: segment, positions in the asking list, slots."""
        owners = np.searchsorted(self._firsts, numbers, "right") - 1
        if len(owners) and owners.min() < 0:
            raise KeyError(numbers)
        for owner in np.unique(owners).tolist():
            mine = np.flatnonzero(owners == owner)
            segment = self.segments[owner]
            yield segment, mine, segment.slots_of(numbers[mine])


def living_numbers(segments: Sequence[Segment], dead: Numbers, ids: list[str]) -> dict[str, int]:
    """The numbers under which records live; ids that are not there are left out."""
    hashes = np.array([hash_of(record_id) for record_id in ids], dtype=np.uint64)
    pairs = [pair for segment in segments for pair in segment.find(ids, hashes)]
    gone = among(np.array([number for _, number in pairs], dtype=np.int64), dead)
    return {
        record_id: number
        for (record_id, number), is_gone in zip(pairs, gone.tolist(), strict=True)
        if not is_gone
    }


def open_snapshot(root: Path, words: tantivy.Index, known: Mapping[str, Segment]) -> Snapshot:
    """The last commit. Begins again when a writer commits in the middle of it.

    A snapshot is whole only if no commit came between its manifest and the
    opening of the lexical index, which would already have forgotten documents
    that this manifest still shows.
    """
    for _ in range(_ATTEMPTS):
        manifest = read_manifest(root)
        try:
            snapshot = Snapshot(root, manifest, words, known)
        except (FileNotFoundError, Damaged) as error:
            if read_manifest(root).generation == manifest.generation:
                missing = error.facts["file"] if isinstance(error, Damaged) else error.filename
                raise Damaged(path=root, file=missing) from None
            continue
        if read_manifest(root).generation == manifest.generation:
            return snapshot
    raise Damaged(path=root, file=LEXICAL)
