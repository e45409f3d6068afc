"""The one writer of an index: gathers changes, and commits all of them or none."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from duijie.engine.index.dead import PREFIX, among, write_dead
from duijie.engine.index.errors import Closed, UnwritableText, WrongVector, writing
from duijie.engine.index.lexical import LexicalWriter, joined
from duijie.engine.index.manifest import (
    LEXICAL,
    SEGMENTS,
    SegmentEntry,
    read_manifest,
    write_manifest,
)
from duijie.engine.index.merging import next_merge
from duijie.engine.index.segment import Segment, encode_record, hash_of
from duijie.engine.index.segment_writer import (
    ArrayVectors,
    Content,
    Strings,
    merged_content,
    write_segment,
)
from duijie.engine.index.snapshot import Snapshot, living_numbers
from duijie.engine.index.types import Entry, Floats, Numbers

# So many records wait in memory before they are written out: about 60 MB of them.
FLUSH_AT: Final = 16_384
# Before a commit, segments are merged only when this many are open (each keeps three
# files open), so that a bulk load writes its records twice and not log8(n) times.
MOST_OPEN: Final = 64


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry checked and encoded, waiting to be written out."""

    record: bytes
    language: str
    body: str
    title: str
    vector: Floats
    payload: bytes


class Writer:
    """Changes to an index that nobody sees before they are committed."""

    def __init__(self, root: Path, opened: Callable[[], Snapshot]) -> None:
        self._root = root
        # Taking the lexical writer is what locks others out; only then is it safe to look.
        self._lexical = LexicalWriter(root / LEXICAL)
        self._closed = False
        self._waiting: dict[str, _Waiting] = {}
        snapshot = opened()
        self._manifest = snapshot.manifest
        self._committed_dead = snapshot.dead
        self._dead = snapshot.dead
        self._segments = list(snapshot.segments)
        self._next_number = snapshot.manifest.next_number
        self._next_segment = snapshot.manifest.next_segment
        with self._all_or_nothing():
            self._lexical.forget_from(self._next_number)
            self._prune()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments open here, so that a reader need not map them again."""
        return tuple(self._segments)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add records; one whose id is already there takes its place."""
        self._check_open()
        for entry in entries:
            self._waiting[entry.record.id] = self._checked(entry)
            if len(self._waiting) >= FLUSH_AT:
                self._flush()

    def delete(self, ids: Iterable[str]) -> int:
        """Delete records by id; how many of them were there."""
        self._check_open()
        wanted = list(dict.fromkeys(ids))
        living = living_numbers(self._segments, self._dead, wanted)
        gone = set(living)
        for record_id in wanted:
            if self._waiting.pop(record_id, None):
                gone.add(record_id)
        self._bury(list(living.values()))
        return len(gone)

    def commit(self) -> None:
        """Make all changes durable and visible at one stroke, or none of them."""
        self._check_open()
        with self._all_or_nothing():
            self._write_out()
            self._merge_what_is_due()
            if self._has_changes():
                self._commit()

    def compact(self) -> None:
        """Commit with all segments merged into one and no room held by the dead."""
        self.commit()
        with self._all_or_nothing():
            if len(self._segments) > 1 or self._holds_dead():
                self._merge(slice(0, len(self._segments)))
            if self._has_changes() or len(self._committed_dead):
                self._commit()

    def close(self) -> None:
        """Drop what was not committed and let the next writer in."""
        if not self._closed:
            self._closed = True
            self._waiting.clear()
            self._lexical.close()
            self._prune()

    def _check_open(self) -> None:
        if self._closed:
            raise Closed(path=self._root)

    def _checked(self, entry: Entry) -> _Waiting:
        vector = np.array(entry.vector, dtype=np.float32)  # a copy: callers reuse buffers
        if vector.shape != (self._manifest.dimension,) or not np.isfinite(vector @ vector):
            raise WrongVector(
                id=entry.record.id, found=vector.size, expected=self._manifest.dimension
            )
        try:
            record = encode_record(entry.record)
            body, title = joined(entry.terms), joined(entry.title_terms)
            (body + title).encode()
        except UnicodeEncodeError:
            raise UnwritableText(id=ascii(entry.record.id)) from None
        return _Waiting(record, entry.language, body, title, vector, entry.payload)

    def _bury(self, numbers: list[int]) -> None:
        if numbers:
            self._dead = np.union1d(self._dead, np.array(numbers, dtype=np.int64))

    def _flush(self) -> None:
        with self._all_or_nothing():
            self._write_out()
            if len(self._segments) > MOST_OPEN:
                self._merge_what_is_due()

    def _write_out(self) -> None:
        """Turn what waits into a segment."""
        if self._waiting:
            ids = list(self._waiting)
            waiting = list(self._waiting.values())
            self._waiting.clear()
            self._bury(list(living_numbers(self._segments, self._dead, ids).values()))
            numbers = np.arange(self._next_number, self._next_number + len(ids))
            self._next_number += len(ids)
            self._append(_content(ids, waiting, numbers))
            with writing(self._root):
                for number, one in zip(numbers.tolist(), waiting, strict=True):
                    self._lexical.add(number, one.body, one.title)

    def _merge_what_is_due(self) -> None:
        while (due := self._due()) is not None:
            self._merge(due)

    def _due(self) -> slice | None:
        dead = [int(segment.dead_slots(self._dead).sum()) for segment in self._segments]
        return next_merge([len(segment) for segment in self._segments], dead)

    def _merge(self, which: slice) -> None:
        content = merged_content(self._segments[which], self._dead)
        merged = [] if content is None else [self._written(content)]
        self._segments[which] = merged

    def _append(self, content: Content) -> None:
        self._segments.append(self._written(content))

    def _written(self, content: Content) -> Segment:
        name = f"{self._next_segment:08d}"
        self._next_segment += 1
        entry = write_segment(self._root, name, content, self._manifest.dimension)
        return Segment(self._root, entry)

    def _entries(self) -> tuple[SegmentEntry, ...]:
        return tuple(segment.entry for segment in self._segments)

    def _holds_dead(self) -> bool:
        return any(segment.dead_slots(self._dead).any() for segment in self._segments)

    def _has_changes(self) -> bool:
        same_dead = np.array_equal(self._dead, self._committed_dead)
        return self._entries() != self._manifest.segments or not same_dead

    def _commit(self) -> None:
        # Those dead already in the commit before; no reader of it needs their words.
        self._lexical.delete(self._committed_dead)
        self._lexical.commit()
        dead = self._dead_to_remember()
        generation = self._manifest.generation + 1
        with writing(self._root):
            manifest = msgspec.structs.replace(
                self._manifest,
                generation=generation,
                next_number=self._next_number,
                next_segment=self._next_segment,
                segments=self._entries(),
                dead=write_dead(self._root, generation, dead),
            )
            write_manifest(self._root, manifest)
        self._manifest = manifest
        self._dead = self._committed_dead = dead
        self._prune()

    def _dead_to_remember(self) -> Numbers:
        """The dead that a segment still holds, or that the lexical index still finds."""
        held = np.zeros(len(self._dead), dtype=bool)
        for segment in self._segments:
            held |= among(self._dead, segment.columns.numbers)
        return self._dead[held | ~among(self._dead, self._committed_dead)]

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Give up writing when anything fails inside; the last commit stands."""
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self._closed = True
                self._waiting.clear()
                del self._lexical  # its threads end and its lock is freed
                self._prune()

    def _prune(self) -> None:
        """Remove files that the manifest on disk does not name."""
        manifest = read_manifest(self._root)
        named = {entry.name for entry in manifest.segments}
        for folder in (self._root / SEGMENTS).glob("*"):
            if folder.name not in named:
                shutil.rmtree(folder, ignore_errors=True)
        for file in self._root.glob(f"{PREFIX}*"):
            if manifest.dead is None or file.name != manifest.dead.name:
                file.unlink(missing_ok=True)


def _content(ids: list[str], waiting: list[_Waiting], numbers: Numbers) -> Content:
    return Content(
        numbers=numbers,
        hashes=np.array([hash_of(record_id) for record_id in ids], dtype=np.uint64),
        languages=np.array([one.language.encode() for one in waiting], dtype="S8"),
        records=_strings([one.record for one in waiting]),
        payloads=_strings([one.payload for one in waiting]),
        vectors=ArrayVectors(np.stack([one.vector for one in waiting])),
    )


def _strings(pieces: list[bytes]) -> Strings:
    return Strings(np.array([len(piece) for piece in pieces], dtype=np.int64), pieces)
