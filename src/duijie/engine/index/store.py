"""The index: one folder on disk with records, words, vectors and payloads.

See docs/algorithms/index.md for how it survives a crash at any moment.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from duijie.engine.index.disk import bytes_below
from duijie.engine.index.errors import (
    AlreadyAnIndex,
    Closed,
    FolderNotEmpty,
    OpenedForReading,
    OtherEncoder,
    WrongVector,
    writing,
)
from duijie.engine.index.lexical import BODY, TITLE, LexicalWriter, open_lexical
from duijie.engine.index.manifest import (
    LEXICAL,
    NAME,
    Manifest,
    check_content,
    is_index,
    read_manifest,
    write_manifest,
)
from duijie.engine.index.snapshot import Snapshot, open_snapshot
from duijie.engine.index.types import AnyArray, Entry, Floats, Numbers, Stats
from duijie.engine.index.writer import Writer
from duijie.engine.records import Record


class Index:
    """A folder that finds records by their words and by their vectors.

    Records are known inside by a number, given in the order they came; a
    replaced record gets a new one. Everything read comes from the last commit
    at the time of opening (or of ``refresh``), whatever a writer does meanwhile.
    """

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        read_manifest(path)  # refuse before anything is opened or created
        self._words = open_lexical(path / LEXICAL)
        self._writer: Writer | None = None
        self._snapshot: Snapshot | None = None
        if writable:
            self._writer = Writer(path, self._reopened)
        else:
            self._reopened()

    @classmethod
    def create(cls, path: Path, *, dimension: int, encoder: str) -> Self:
        """Make an empty index, open for writing, in a new or empty folder."""
        if is_index(path):
            raise AlreadyAnIndex(path=path)
        if path.exists() and not _is_free(path):
            raise FolderNotEmpty(path=path)
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)
        LexicalWriter(path / LEXICAL).close()
        with writing(path):
            write_manifest(path, Manifest(generation=0, dimension=dimension, encoder=encoder))
        return cls(path, writable=True)

    @classmethod
    def open(cls, path: Path, *, writable: bool = False, encoder: str | None = None) -> Self:
        """Open an index: many may read, one may write.

        With ``encoder`` given, an index whose vectors another encoder made is refused.
        """
        made_with = read_manifest(path).encoder
        if encoder is not None and encoder != made_with:
            raise OtherEncoder(path=path, found=made_with, expected=encoder)
        return cls(path, writable=writable)

    # --- writing ---

    def add(self, entries: Iterable[Entry]) -> None:
        """Add records; one whose id is already there takes its place."""
        self._changes().add(entries)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete records by id; how many of them were there."""
        return self._changes().delete(ids)

    def commit(self) -> None:
        """Make all changes durable and visible at one stroke, or none of them."""
        self._changes().commit()
        self.refresh()

    def compact(self) -> None:
        """Commit, with all segments merged and no room held by deleted records."""
        self._changes().compact()
        self.refresh()

    # --- finding ---

    def search_terms(
        self,
        weighted: Sequence[tuple[str, float]],
        k: int,
        *,
        body: float = 1.0,
        title: float = 0.0,
    ) -> tuple[Numbers, Floats]:
        """The k best records by BM25 over weighted terms: numbers and scores.

        ``body`` and ``title`` weigh the two fields; scores add up over both.
        Equal scores come in the order of numbers.
        """
        boosts = {name: boost for name, boost in ((BODY, body), (TITLE, title)) if boost > 0}
        return self._commit_read().search_terms(weighted, boosts, k)

    def search_vector(self, vector: Floats, k: int) -> tuple[Numbers, Floats]:
        """The k nearest records by inner product: numbers and scores."""
        snapshot = self._commit_read()
        query = np.ascontiguousarray(vector, dtype=np.float32)
        if query.shape != (self.dimension,):
            raise WrongVector(id="?", found=query.size, expected=self.dimension)
        return snapshot.search_vector(query, k)

    def document_frequency(self, term: str) -> int:
        """In how many texts a term occurs."""
        return self._commit_read().lexical.document_frequency(term)

    def document_frequencies(self, terms: Sequence[str]) -> Numbers:
        """In how many texts each of the terms occurs."""
        frequency = self._commit_read().lexical.document_frequency
        return np.array([frequency(term) for term in terms], dtype=np.int64)

    # --- reading ---

    def record(self, number: int) -> Record:
        """The record of a number; KeyError when there is none."""
        return self._commit_read().record(number)

    def number_of(self, record_id: str) -> int | None:
        """The number of a record, None when the index does not have it."""
        return self.numbers_of([record_id]).get(record_id)

    def numbers_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of records by identifier; what the index does not have is left out."""
        return self._commit_read().numbers_of(ids)

    def ids(self, numbers: Numbers) -> list[str]:
        """The identifiers of numbers, in their order; KeyError when one is not there."""
        return self._commit_read().ids(np.asarray(numbers, dtype=np.int64))

    def numbers(self) -> Numbers:
        """The numbers of all records, ascending."""
        return self._commit_read().numbers

    def vectors(self, numbers: Numbers) -> Floats:
        """The vectors of numbers, one row each (kept to within half a percent)."""
        return self._commit_read().vectors(np.asarray(numbers, dtype=np.int64))

    def payloads(self, numbers: Numbers) -> list[bytes]:
        """The payloads of numbers."""
        return self._commit_read().payloads(np.asarray(numbers, dtype=np.int64))

    def languages(self, numbers: Numbers) -> AnyArray:
        """The languages of numbers, as bytes."""
        return self._commit_read().languages(np.asarray(numbers, dtype=np.int64))

    def __len__(self) -> int:
        return len(self._commit_read())

    @property
    def generation(self) -> int:
        """The number of the commit that is read."""
        return self._commit_read().manifest.generation

    @property
    def dimension(self) -> int:
        """How many dimensions the vectors have."""
        return self._commit_read().manifest.dimension

    @property
    def encoder(self) -> str:
        """The fingerprint of the encoder that made the vectors."""
        return self._commit_read().manifest.encoder

    def stats(self) -> Stats:
        """What the index holds, and how large it is."""
        snapshot = self._commit_read()
        return Stats(
            records=len(snapshot),
            dead=snapshot.dead_held,
            segments=len(snapshot.segments),
            generation=snapshot.manifest.generation,
            dimension=snapshot.manifest.dimension,
            encoder=snapshot.manifest.encoder,
            bytes_on_disk=bytes_below(self._path),
        )

    def verify(self) -> None:
        """Read every byte of the last commit and refuse a folder that changed since."""
        check_content(self._path, self._commit_read().manifest)

    # --- life ---

    def refresh(self) -> None:
        """See the newest commit."""
        held = self._commit_read()
        if read_manifest(self._path).generation != held.manifest.generation:
            self._reopened()

    def close(self) -> None:
        """Let go of the folder; what was not committed is gone."""
        writer, self._writer, self._snapshot = self._writer, None, None
        if writer:
            writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _reopened(self) -> Snapshot:
        held = self._snapshot.segments if self._snapshot else ()
        mine = self._writer.segments if self._writer else ()
        known = {segment.entry.name: segment for segment in (*held, *mine)}
        self._snapshot = open_snapshot(self._path, self._words, known)
        return self._snapshot

    def _commit_read(self) -> Snapshot:
        if self._snapshot is None:
            raise Closed(path=self._path)
        return self._snapshot

    def _changes(self) -> Writer:
        self._commit_read()
        if self._writer is None:
            raise OpenedForReading(path=self._path)
        return self._writer


def _is_free(path: Path) -> bool:
    """Whether a folder is empty, or holds no more than a creation that was cut short."""
    if not path.is_dir():
        return False
    return {item.name for item in path.iterdir()} <= {LEXICAL, f"{NAME}.new"}
