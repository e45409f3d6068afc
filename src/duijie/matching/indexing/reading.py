"""The index as a web worker reads it: opened once, brought to the newest commit cheaply."""

import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from django.conf import settings

from duijie.catalogue.types.words import ListingKind
from duijie.engine.encode.encoder import built_in
from duijie.engine.encode.rarity import built_in_rarity
from duijie.engine.encode.translation import built_in_terms
from duijie.engine.index.errors import Damaged, NotAnIndex, OtherEncoder, OtherVersion
from duijie.engine.rank.matcher import Matcher
from duijie.engine.text.tokens import words
from duijie.matching.errors import IndexMissing
from duijie.matching.indexing.places import State, folder_of, read_state, weights_at
from duijie.matching.tongues import whole
from duijie.matching.types import Audience

Key = TypeVar("Key", bound=Hashable)
Read = TypeVar("Read")

# Looking for a newer commit takes a tenth of a millisecond; nobody waits for news that long.
LOOK_SECONDS: Final = 0.5
# An indexer that takes longer than this is asked again by trying the job again.
PATIENCE_SECONDS: Final = 20.0
STEP_SECONDS: Final = 0.05
# Answers kept while the index stays as it is, some kB each: whoever turns a page, chooses a
# filter or comes back asks what was just answered.
MOST_KEPT: Final = 1_000
UNUSABLE: Final = (Damaged, NotAnIndex, OtherEncoder, OtherVersion, FileNotFoundError)


class Shelf:
    """One index of this process, used by one thread at a time."""

    def __init__(self, root: Path, kind: ListingKind, audience: Audience) -> None:
        self._root = root
        self._kind = kind
        self._audience = audience
        self._lock = threading.Lock()
        self._matcher: Matcher | None = None
        self._here = ("", "")
        self._looked = 0.0
        self._kept: dict[Hashable, Any] = {}

    @contextmanager
    def matcher(self) -> Iterator[Matcher]:
        """The matcher at the newest commit, for this thread alone."""
        with self._lock:
            if self._matcher is None or self._is_late():
                self._look()
            assert self._matcher is not None  # noqa: S101  (_look opens it or refuses)
            yield self._matcher

    def answers(
        self, keys: Sequence[Key], question: Callable[[Matcher, Sequence[Key]], Mapping[Key, Read]]
    ) -> dict[Key, Read]:
        """The answers to keys; the question is asked only those that are not kept."""
        with self.matcher() as matcher:
            known = {key: self._kept.pop(key) for key in keys if key in self._kept}
            if len(known) < len(keys):
                known |= question(matcher, [key for key in keys if key not in known])
            # What was asked for last stands last; from the front the oldest go.
            for key, answer in known.items():
                self._kept[key] = answer
            for oldest in list(islice(self._kept, max(0, len(self._kept) - MOST_KEPT))):
                del self._kept[oldest]
        return known

    def _is_late(self) -> bool:
        return self._looked < max(time.monotonic() - LOOK_SECONDS, _newer["than"])

    def _look(self) -> None:
        begun = time.monotonic()
        state = read_state(self._root)
        if state is None:
            raise IndexMissing
        try:
            self._bring_up_to(state)
        except UNUSABLE as trouble:
            self._forget()
            raise IndexMissing from trouble
        self._looked = begun

    def _bring_up_to(self, state: State) -> None:
        here = (state.build, state.weights)
        if self._matcher is not None and self._here == here:
            if self._matcher.refresh():
                self._kept.clear()
            return
        self._forget()
        folder = folder_of(self._root, state.build, self._kind, self._audience)
        weights = weights_at(self._root, state.weights)
        self._matcher = Matcher.open(folder, weights=weights, whole=whole)
        self._here = here

    def _forget(self) -> None:
        if self._matcher is not None:
            self._matcher.close()
        self._matcher = None
        self._kept.clear()


# Before this moment nothing that a shelf knows of its folder counts any more.
_newer: Final = {"than": 0.0}


@cache
def _shelf(root: Path, kind: ListingKind, audience: Audience) -> Shelf:
    return Shelf(root, kind, audience)


def ask(kind: ListingKind, audience: Audience, question: Callable[[Matcher], Read]) -> Read:
    """What the index of a kind answers to an audience; refuses while there is none."""
    with _shelf(settings.INDEX_ROOT, kind, audience).matcher() as matcher:
        return question(matcher)


def ask_each(
    kind: ListingKind,
    audience: Audience,
    keys: Sequence[Key],
    question: Callable[[Matcher, Sequence[Key]], Mapping[Key, Read]],
) -> dict[Key, Read]:
    """What the index answers to each of several keys, kept while it stays as it is.

    A key says all that its answer depends on beside the index; one without an answer is
    left out.
    """
    return _shelf(settings.INDEX_ROOT, kind, audience).answers(keys, question)


def wait_for(number: int, weights: str | None = None) -> None:
    """Wait until this machine's index holds the news up to a number, by the weights."""
    until = time.monotonic() + PATIENCE_SECONDS
    while (state := read_state(settings.INDEX_ROOT)) is None or not (
        state.number >= number and weights in {None, state.weights}
    ):
        if time.monotonic() > until:
            raise IndexMissing
        time.sleep(STEP_SECONDS)
    _newer["than"] = time.monotonic()


def warm() -> None:
    """Load what every search needs before web workers are forked: they share it."""
    built_in()
    built_in_terms()
    built_in_rarity()
    words("预热 warm up")
