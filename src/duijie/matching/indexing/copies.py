"""The copy of this machine: kept level with the outbox, made anew where it cannot be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec

from duijie.catalogue.types.words import ListingKind
from duijie.foundation import outbox
from duijie.foundation.models import OutboxEntry
from duijie.matching.indexing.builds import Build, forget_builds
from duijie.matching.indexing.places import (
    DROPPED,
    LAYOUT,
    State,
    new_build,
    put_weights,
    read_state,
    write_state,
)
from duijie.matching.types import Document, Progress

# A commit takes some 50 ms, so a batch this long spends more time on reading than on committing.
BATCH: Final = 500
# News for every copy, on whichever machine: operators want the index made anew, or other weights.
REBUILD: Final = "index.rebuild_wanted"
REWEIGH: Final = "index.weights_changed"
_KINDS: Final = {kind.value: kind for kind in ListingKind}


@dataclass(frozen=True, slots=True)
class Source:
    """Where documents come from: those of given ids, and all of a kind in pieces.

    ``weights`` are the name and the table to answer with, both empty for those of the
    program. ``taken_in`` is told of the records of every batch, and up to which news it
    came; ``made_anew`` up to which news everything was read at once, or is weighed anew.
    """

    documents: Callable[[ListingKind, Iterable[UUID]], Mapping[UUID, Document | None]]
    everything: Callable[[ListingKind], Iterator[list[UUID]]]
    weights: Callable[[], tuple[str, str]] = lambda: ("", "")
    taken_in: Callable[[Mapping[ListingKind, list[UUID]], int], None] | None = None
    made_anew: Callable[[int], None] | None = None


class Copy(AbstractContextManager["Copy"]):
    """The index below one folder, written by this process alone.

    A batch is applied, then its place is noted. What a document holds is read
    from the database at that moment, not from the news, so a batch that is
    applied again after a crash changes nothing.
    """

    def __init__(self, root: Path, reader: str, source: Source) -> None:
        self._root = root
        self._reader = reader
        self._source = source
        self._build: Build | None = None
        self._state = State(build="")

    def open(self) -> None:
        """Go on where the copy stands, or make it anew where that is not possible."""
        self._close_build()
        state = read_state(self._root)
        if state is None or self._is_dropped() or not self._can_go_on(state):
            self.rebuild()
            return
        self._state = state
        self._build = Build(self._root, state.build)
        forget_builds(self._root, state.build)
        outbox.remember(self._reader, state.number)
        self._take_weights()

    def rebuild(self) -> None:
        """Make the index anew from the database; readers use the old one meanwhile."""
        self._close_build()
        begun = self._place_of(outbox.last_number())
        name = new_build(self._root)
        build = Build(self._root, name)
        for kind in ListingKind:
            for ids in self._source.everything(kind):
                build.put(kind, self._source.documents(kind, ids))
        build.counts()  # opens, and so makes, the folders of kinds without records
        build.commit()
        self._build = build
        if self._source.made_anew:
            self._source.made_anew(begun.number)
        named, table = self._source.weights()
        if named:
            put_weights(self._root, named, table)
        self._note(msgspec.structs.replace(begun, build=name, encoder=build.encoder, weights=named))
        forget_builds(self._root, name)
        (self._root / DROPPED).unlink(missing_ok=True)

    def _is_dropped(self) -> bool:
        return (self._root / DROPPED).exists()

    def catch_up(self) -> int:
        """Apply the next batch; how many entries it had."""
        if self._is_dropped():
            self.rebuild()
        news = outbox.entries_after(self._state.number, BATCH)
        if not news:
            return 0
        if any(entry.topic == REBUILD for entry in news):
            # What else is news is applied once more, so that whoever waits for it is told.
            self.rebuild()
        build = self._opened()
        subjects = _subjects(news)
        for kind, ids in subjects.items():
            build.put(kind, self._source.documents(kind, ids))
        build.commit()
        # Asked for before the place is noted: a batch that is applied again asks again.
        if self._source.taken_in:
            self._source.taken_in(subjects, news[-1].number or 0)
        self._note(_moved(self._state, news[-1]))
        if any(entry.topic == REWEIGH for entry in news):
            self._take_weights()
        return len(news)

    def _take_weights(self) -> None:
        """Answer with the weights in use from now on, and have everything asked again."""
        name, table = self._source.weights()
        if name == self._state.weights:
            return
        if name:
            put_weights(self._root, name, table)
        # Asked for before the name is noted, so that a crash between asks twice, not never.
        if self._source.made_anew:
            self._source.made_anew(self._state.number)
        self._note(msgspec.structs.replace(self._state, weights=name))

    def live_sign(self) -> None:
        """Note that this copy is looked after, although there is no news."""
        outbox.remember(self._reader, self._state.number)

    def progress(self) -> Progress:
        """How far the copy has come, and what it holds."""
        return Progress(self._state.number, self._opened().counts())

    def _can_go_on(self, state: State) -> bool:
        """Whether this copy was made by this program, from the history the database tells."""
        build = Build(self._root, state.build)
        if state.layout != LAYOUT or state.encoder != build.encoder:
            return False
        if state.number == 0:
            return outbox.oldest_number() in {None, 1}
        here = OutboxEntry.objects.filter(number=state.number).first()
        return here is not None and (here.pk, here.subject_id.hex) == (state.entry, state.subject)

    def _place_of(self, number: int) -> State:
        entry = OutboxEntry.objects.filter(number=number).first()
        return _moved(State(build=""), entry) if entry else State(build="")

    def _note(self, state: State) -> None:
        write_state(self._root, state)
        self._state = state
        outbox.remember(self._reader, state.number)

    def _opened(self) -> Build:
        if self._build is None:
            self.open()
        assert self._build is not None  # noqa: S101  (open has just set it)
        return self._build

    def _close_build(self) -> None:
        if self._build is not None:
            self._build.close()
            self._build = None

    def __exit__(self, *_: object) -> None:
        self._close_build()


def drop(root: Path) -> None:
    """Have the index made anew; the old one serves until the new one is there."""
    root.mkdir(parents=True, exist_ok=True)
    (root / DROPPED).touch()


def _subjects(news: Iterable[OutboxEntry]) -> dict[ListingKind, list[UUID]]:
    """The records that the news is about, each once, by kind."""
    found: dict[ListingKind, dict[UUID, None]] = {}
    for entry in news:
        kind = _KINDS.get(entry.topic.partition(".")[0])
        if kind:
            found.setdefault(kind, {})[entry.subject_id] = None
    return {kind: list(ids) for kind, ids in found.items()}


def _moved(state: State, entry: OutboxEntry) -> State:
    """The same, having come as far as an entry."""
    return msgspec.structs.replace(
        state, number=entry.number, entry=entry.pk, subject=entry.subject_id.hex
    )
