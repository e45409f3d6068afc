"""Entries made up for the index's tests."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from duijie.engine.index import Entry, Index
from duijie.engine.records import Field, Record

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - used through tempfile only
MEMORY = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None
DIMENSION = 8
ENCODER = "made-up"


def make_entry(
    record_id: str,
    version: int = 0,
    *,
    terms: Sequence[str] = ("pump", "seal"),
    title_terms: Sequence[str] = ("pump",),
) -> Entry:
    """An entry whose every part tells its id and version."""
    record = Record(record_id, {Field.TITLE: f"{record_id} 版本 {version}"})
    own = (f"id{record_id}", f"version{version}")
    return Entry(
        record=record,
        language="zh" if version % 2 else "en",
        terms=(*terms, *own),
        title_terms=title_terms,
        vector=make_vector(record_id, version),
        payload=f"{record_id}/{version}".encode(),
    )


def make_vector(record_id: str, version: int = 0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A unit vector that belongs to an id and version."""
    seed = [version, *record_id.encode()]
    vector = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return vector / np.float32(np.linalg.norm(vector))


def make_index(path: Path, ids: Sequence[str] = ()) -> Index:
    """A new index with some records, committed and open for writing."""
    index = Index.create(path, dimension=DIMENSION, encoder=ENCODER)
    index.add(make_entry(record_id) for record_id in ids)
    index.commit()
    return index


def versions_in(index: Index) -> dict[str, int]:
    """What the index holds, read and cross-checked through every door it has."""
    held: dict[str, int] = {}
    numbers = index.numbers()
    payloads = index.payloads(numbers)
    vectors = index.vectors(numbers)
    languages = index.languages(numbers)
    for position, number in enumerate(numbers.tolist()):
        record_id, version = payloads[position].decode().rsplit("/", 1)
        entry = make_entry(record_id, int(version))
        assert record_id not in held
        assert index.record(number) == entry.record
        assert index.number_of(record_id) == number
        assert languages[position].decode() == entry.language
        assert np.allclose(vectors[position], entry.vector, atol=0.01)
        assert number in index.search_terms([(f"id{record_id}", 1.0)], 3)[0]
        assert number in index.search_vector(entry.vector, len(numbers))[0]
        held[record_id] = int(version)
    _check_searches(index, len(numbers))
    return held


def _check_searches(index: Index, expected: int) -> None:
    """No search shows more or fewer records than the index says it has."""
    assert len(index) == expected
    found, _ = index.search_terms([("pump", 1.0)], expected + 10)
    assert sorted(found.tolist()) == index.numbers().tolist()
    near, _ = index.search_vector(make_vector("?"), expected + 10)
    assert sorted(near.tolist()) == index.numbers().tolist()
