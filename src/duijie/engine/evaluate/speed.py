"""How fast the engine is on this machine with one's own records."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record

# Answers given before the clock starts: the first ones pay for reading files from disk.
WARM_UP = 5
MILLISECONDS = 1000.0


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured: indexing all in, answers with their reasons."""

    records: int
    records_per_second: float
    questions: int
    median_ms: float
    slowest_twentieth_ms: float
    bytes_on_disk: int


def measure(records: Sequence[Record], folder: Path, *, questions: int, top: int = 10) -> Speed:
    """Index the records into an empty folder, then ask for some, evenly spread."""
    start = perf_counter()
    with Matcher.build(records, folder=folder) as matcher:
        indexing = perf_counter() - start
        asked = [records[number * len(records) // questions] for number in range(questions)]
        for record in asked[:WARM_UP]:
            matcher.answer(record, top=top)
        seconds = [_seconds(matcher, record, top) for record in asked]
    return Speed(
        records=len(records),
        records_per_second=len(records) / indexing,
        questions=len(asked),
        median_ms=float(np.percentile(seconds, 50)) * MILLISECONDS,
        slowest_twentieth_ms=float(np.percentile(seconds, 95)) * MILLISECONDS,
        bytes_on_disk=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    )


def _seconds(matcher: Matcher, record: Record, top: int) -> float:
    start = perf_counter()
    matcher.answer(record, top=top)
    return perf_counter() - start
