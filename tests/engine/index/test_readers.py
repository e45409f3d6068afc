"""Readers beside a writer: each sees whole commits, at any time."""

import time
from pathlib import Path

import numpy as np
from tests.engine.index.endless_writer import last_commit, state_after
from tests.engine.index.making import make_entry, make_index, versions_in
from tests.engine.index.test_crashes import start

from duijie.engine.index import Index


def test_a_reader_beside_a_writer_always_sees_a_whole_commit(quick_folder: Path) -> None:
    path = quick_folder / "index"
    seen = set()
    with start("endless_writer", path) as writer:
        assert writer.stdout
        writer.stdout.readline()
        ends = time.monotonic() + 4
        with Index.open(path) as reader:
            while time.monotonic() < ends:
                reader.refresh()
                held = last_commit(reader)
                assert versions_in(reader) == state_after(held)
                with Index.open(path) as another:
                    assert last_commit(another) >= held
                seen.add(held)
        writer.kill()
        writer.communicate()

    assert len(seen) >= 3


def test_a_reader_keeps_its_commit_until_it_refreshes(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a", "b"]) as index:
        reader = Index.open(tmp_path / "index")
        for version in range(1, 12):
            index.add([make_entry("a", version), make_entry(f"new{version}", version)])
            index.commit()
        index.compact()

        # Its files are gone from the folder by now; what it has open, it can still read.
        assert len(reader) == 2
        assert reader.search_vector(make_entry("a").vector, 1)[0].tolist() == [0]
        assert reader.payloads(np.array([1, 0])) == [b"b/0", b"a/0"]
        assert len(reader.search_terms([("seal", 1.0)], 50)[0]) == 2
        reader.refresh()
        assert versions_in(reader) == versions_in(index)
        reader.close()
