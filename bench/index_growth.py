"""How the index grows: rate, opening, searching, memory and disk at several sizes.

``python -m bench.index_growth 10000 100000`` prints a table. Records are made
up (texts of real length, words by Zipf's law, vectors in clusters), because
only the index is measured here: no analysis and no encoding. Making them is
not timed. Building and searching run in processes of their own.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil  # type: ignore[import-untyped]
from numpy.typing import NDArray

from bench.processes import run_module
from duijie.engine.index import Entry, Index
from duijie.engine.records import Field, Record

Floats = NDArray[np.float32]

DIMENSION = 256
VOCABULARY = 300_000
CLUSTERS = 5_000
TERMS = 150  # of a record, on average
CHARACTERS = 900
PAYLOAD = 600
BLOCK = 2_000
QUERIES = 300
RECALL_QUERIES = 100
TOP_TERMS = 200
TOP_VECTORS = 100
CANDIDATES = 300
MEGA = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured at one size; times in milliseconds, sizes in megabytes."""

    records: int
    records_per_second: float
    records_per_processor_second: float  # what counts on a machine that does other work too
    building_memory: float
    disk: float
    opening: float
    terms_p50: float
    terms_p95: float
    terms_processor_p50: float
    vector_p50: float
    vector_p95: float
    vector_processor_p50: float
    vector_recall: float
    fetching_p50: float
    searching_memory: float


def measure(sizes: Sequence[int], threads: int = 2) -> list[Row]:
    """Build and search an index of each size; one row each."""
    return [_measure_one(size, threads) for size in sizes]


def _measure_one(size: int, threads: int) -> Row:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = str(Path(folder) / "index")
        module = "bench.index_growth"
        built = run_module(module, "build", place, str(size), threads=threads)
        found = run_module(module, "search", place, str(size), threads=threads)
    both = {**built, **found}
    return Row(**{name: both[name] for name in Row.__dataclass_fields__})


class Maker:
    """Makes records, vectors and queries up, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        fixed = np.random.default_rng(0)
        # Falling spread over the dimensions, as the vectors of real encoders have.
        self._spread = (1 / np.sqrt(np.arange(1, DIMENSION + 1))).astype(np.float32)
        self._centres = fixed.standard_normal((CLUSTERS, DIMENSION), dtype=np.float32)
        weights = 1 / (np.arange(VOCABULARY) + 30.0) ** 1.05
        self._ladder = np.cumsum(weights / weights.sum())
        self._words = [f"w{rank:x}" if rank % 2 else f"词{rank:x}" for rank in range(VOCABULARY)]
        self._draw = np.random.default_rng(seed)

    def terms(self, count: int) -> list[str]:
        """Words drawn by Zipf's law."""
        ranks = np.searchsorted(self._ladder, self._draw.random(count))
        return [self._words[rank] for rank in np.minimum(ranks, VOCABULARY - 1).tolist()]

    def vectors(self, count: int) -> Floats:
        """Unit vectors in clusters."""
        centres = self._centres[self._draw.integers(CLUSTERS, size=count)]
        noise = self._draw.standard_normal((count, DIMENSION), dtype=np.float32)
        vectors = (centres + 1.2 * noise) * self._spread
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

    def block(self, start: int, count: int) -> list[Entry]:
        """Some entries, numbered from ``start``."""
        lengths = np.maximum(self._draw.lognormal(np.log(TERMS) - 0.1, 0.45, count), 5)
        return [
            self._entry(f"record-{start + place}", int(length), vector)
            for place, (length, vector) in enumerate(zip(lengths, self.vectors(count), strict=True))
        ]

    def _entry(self, record_id: str, length: int, vector: Floats) -> Entry:
        terms = self.terms(length)
        text = " ".join(terms).ljust(CHARACTERS, "x")[:CHARACTERS]
        record = Record(record_id, {Field.TITLE: " ".join(terms[:12]), Field.DESCRIPTION: text})
        return Entry(record, "en", terms, terms[:12], vector, self._draw.bytes(PAYLOAD))


def build(place: Path, size: int) -> dict[str, Any]:
    """Index made-up records; only the index's own work is timed."""
    maker = Maker(1)
    before = time.process_time()
    index = Index.create(place, dimension=DIMENSION, encoder="made-up")
    took, making = 0.0, 0.0
    for start in range(0, size, BLOCK):
        busy = time.thread_time()
        entries = maker.block(start, min(BLOCK, size - start))
        making += time.thread_time() - busy
        began = time.perf_counter()
        index.add(entries)
        took += time.perf_counter() - began
    began = time.perf_counter()
    index.compact()
    index.close()
    took += time.perf_counter() - began
    worked = time.process_time() - before - making  # the lexical index works in the background
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "records": size,
        "records_per_second": size / took,
        "records_per_processor_second": size / worked,
        "building_memory": peak / MEGA,
    }


def search(place: Path, size: int) -> dict[str, Any]:
    """Open the index in a fresh process and ask it."""
    before = _resident()
    began = time.perf_counter()
    index = Index.open(place)
    opening = (time.perf_counter() - began) * 1e3
    maker = Maker(2)
    overhead = _resident()
    draw = np.random.default_rng(3)
    asked = [
        [(term, 1.0) for term in set(maker.terms(30 + place % 31))] for place in range(QUERIES)
    ]
    vectors = maker.vectors(QUERIES)
    handfuls = [draw.integers(size, size=CANDIDATES) for _ in range(QUERIES)]
    made = _resident() - overhead  # what the made-up questions take is not the index's
    terms = _times(index.search_terms, [(query, TOP_TERMS) for query in asked])
    nearest = _times(index.search_vector, [(vector, TOP_VECTORS) for vector in vectors])
    fetching = _times(lambda numbers: _fetch(index, numbers), [(one,) for one in handfuls])
    memory = _resident() - before - made
    return {
        "disk": index.stats().bytes_on_disk / MEGA,
        "opening": opening,
        **terms.told_as("terms"),
        **nearest.told_as("vector"),
        **fetching.told_as("fetching"),
        "searching_memory": memory / MEGA,
        "vector_recall": _recall(index, vectors[:RECALL_QUERIES]),
    }


def _fetch(index: Index, numbers: NDArray[np.int64]) -> None:
    index.vectors(numbers)
    index.payloads(numbers)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds by the clock and seconds of a processor, one per question."""

    clock: list[float]
    processor: list[float]

    def told_as(self, name: str) -> dict[str, float]:
        """The columns of a row, in milliseconds."""
        return {
            f"{name}_p50": float(np.percentile(self.clock, 50)) * 1e3,
            f"{name}_p95": float(np.percentile(self.clock, 95)) * 1e3,
            f"{name}_processor_p50": float(np.percentile(self.processor, 50)) * 1e3,
        }


def _times(ask: Callable[..., object], questions: Sequence[tuple[Any, ...]]) -> Times:
    times = Times([], [])
    for question in questions:
        began, busy = time.perf_counter(), time.thread_time()
        ask(*question)
        times.clock.append(time.perf_counter() - began)
        times.processor.append(time.thread_time() - busy)
    return times


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


def _recall(index: Index, queries: Floats) -> float:
    """Of the true nearest by a full scan, the share that searching finds."""
    best = list(_scan(index, queries))
    values = np.concatenate([scores for scores, _ in best], axis=1)
    numbers = np.concatenate([found for _, found in best], axis=1)
    order = np.argsort(-values, axis=1)[:, :TOP_VECTORS]
    truth = np.take_along_axis(numbers, order, axis=1)
    shares = [
        len(np.intersect1d(index.search_vector(query, TOP_VECTORS)[0], mine)) / len(mine)
        for query, mine in zip(queries, truth, strict=True)
    ]
    return float(np.mean(shares))


def _scan(index: Index, queries: Floats) -> Iterator[tuple[Floats, NDArray[np.int64]]]:
    for numbers in np.array_split(index.numbers(), max(1, len(index) // 20_000)):
        scores = queries @ index.vectors(numbers).T
        order = np.argsort(-scores, axis=1)[:, :TOP_VECTORS]
        yield np.take_along_axis(scores, order, axis=1), numbers[order]


def main() -> None:
    """One task for ``run_module``, or a table of all sizes asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="+")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if asked.out:
        task = {"build": build, "search": search}[asked.words[0]]
        asked.out.write_text(json.dumps(task(Path(asked.words[1]), int(asked.words[2]))))
        return
    for row in measure([int(word) for word in asked.words]):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()
