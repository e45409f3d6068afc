"""One build of the index: a folder per kind and audience, written together."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.engine.encode.encoder import Encoder, built_in
from duijie.engine.index import Entry, Index
from duijie.engine.index.manifest import is_index
from duijie.engine.rank.analysis import entries
from duijie.engine.records import Record
from duijie.matching.indexing.places import BUILDS, folder_of
from duijie.matching.tongues import entries_of
from duijie.matching.types import Audience, Document

Places = Mapping[tuple[ListingKind, Audience], Index]


class Build(AbstractContextManager["Build"]):
    """All indexes of one build, open for writing."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._name = name
        self._encoder: Encoder = built_in()
        self._open: dict[tuple[ListingKind, Audience], Index] = {}

    @property
    def encoder(self) -> str:
        """The name of the encoder that makes the vectors."""
        return self._encoder.name

    def put(self, kind: ListingKind, documents: Mapping[UUID, Document | None]) -> None:
        """Write documents in place of what was there; None takes a record out.

        What an audience reads already is not written again: the index would count the
        old text for a while beside the new one, and weigh and order a little otherwise,
        which would tell the audience of a change that it does not see.
        """
        news: dict[Audience, list[Record]] = {}
        for audience in Audience:
            texts = [
                text
                for document in documents.values()
                if document
                for text in document.texts.get(audience, ())
            ]
            here = {record.id for record in texts}
            index = self._index(kind, audience)
            before = (entry for one in documents for entry in entries_of(one))
            index.delete(entry for entry in before if entry not in here)
            news[audience] = [record for record in texts if not _is_there(index, record)]
        ready = self._analysed(chain.from_iterable(news.values()))
        for audience, texts in news.items():
            self._index(kind, audience).add(ready[_key(record)] for record in texts)

    def commit(self) -> None:
        """Make all that was put durable, one index after the other."""
        for index in self._open.values():
            index.commit()

    def counts(self) -> dict[str, int]:
        """How many records each index holds."""
        return {
            f"{kind}-{audience}": len(self._index(kind, audience))
            for kind in ListingKind
            for audience in Audience
        }

    def _analysed(self, records: Iterable[Record]) -> dict[object, Entry]:
        """Every text made ready once, also when several audiences read the same."""
        texts = {_key(record): record for record in records}
        return dict(zip(texts, entries(texts.values(), self._encoder), strict=True))

    def _index(self, kind: ListingKind, audience: Audience) -> Index:
        place = (kind, audience)
        if place not in self._open:
            self._open[place] = self._opened(folder_of(self._root, self._name, kind, audience))
        return self._open[place]

    def _opened(self, folder: Path) -> Index:
        if is_index(folder):
            return Index.open(folder, writable=True, encoder=self._encoder.name)
        return Index.create(folder, dimension=self._encoder.dimension, encoder=self._encoder.name)

    def close(self) -> None:
        """Let go of every index."""
        for index in self._open.values():
            index.close()
        self._open.clear()

    def __exit__(self, *_: object) -> None:
        self.close()


def forget_builds(root: Path, but: str) -> None:
    """Remove every build but the one in use."""
    for folder in (root / BUILDS).glob("*"):
        if folder.name != but:
            shutil.rmtree(folder, ignore_errors=True)


def _key(record: Record) -> tuple[str, ...]:
    said = (*record.fields.items(), *record.extra.items())
    return (record.id, *(part for field in said for part in field))


def _is_there(index: Index, record: Record) -> bool:
    """Whether an index holds a record just as it is."""
    number = index.number_of(record.id)
    return number is not None and index.record(number) == record
