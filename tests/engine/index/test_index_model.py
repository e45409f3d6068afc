"""The index against a dictionary, under whatever sequence of changes hypothesis finds."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from tests.engine.index.making import MEMORY, make_entry, make_index, versions_in

from duijie.engine.index import Index

IDS = st.sampled_from([f"r{number}" for number in range(12)])
MANY = st.lists(IDS, min_size=1, max_size=6)


class IndexLikeADictionary(RuleBasedStateMachine):
    """``committed`` is what a reader must see, ``pending`` what the next commit makes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY))
        self.version = 0
        self.committed: dict[str, int] = {}
        self.pending: dict[str, int] = {}

    @initialize()
    def create(self) -> None:
        self.index = make_index(self.folder / "index")
        self.reader = Index.open(self.folder / "index")

    @rule(ids=MANY)
    def add(self, ids: list[str]) -> None:
        self.version += 1
        self.index.add(make_entry(record_id, self.version) for record_id in ids)
        self.pending |= dict.fromkeys(ids, self.version)

    @rule(ids=MANY)
    def delete(self, ids: list[str]) -> None:
        assert self.index.delete(ids) == len(self.pending.keys() & set(ids))
        for record_id in ids:
            self.pending.pop(record_id, None)

    @rule()
    def commit(self) -> None:
        self.index.commit()
        self.committed = dict(self.pending)

    @rule()
    def compact(self) -> None:
        self.index.compact()
        self.committed = dict(self.pending)
        assert self.index.stats().segments <= 1
        assert self.index.stats().dead == 0

    @rule()
    def open_again(self) -> None:
        self.index.close()
        self.index = Index.open(self.folder / "index", writable=True)
        self.pending = dict(self.committed)

    @invariant()
    def the_writer_sees_the_last_commit(self) -> None:
        assert versions_in(self.index) == self.committed

    @invariant()
    def a_reader_sees_the_last_commit(self) -> None:
        self.reader.refresh()
        assert versions_in(self.reader) == self.committed

    def teardown(self) -> None:
        if hasattr(self, "index"):
            self.index.verify()
            self.index.close()
        shutil.rmtree(self.folder)


@pytest.mark.parametrize("flush_at", [2, 1000])
def test_the_index_behaves_like_a_dictionary(
    flush_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duijie.engine.index.writer.FLUSH_AT", flush_at)
    IndexLikeADictionary.TestCase.settings = settings(
        max_examples=12,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    IndexLikeADictionary.TestCase("runTest").runTest()
