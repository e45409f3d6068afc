"""Part "growth": how the index alone grows, without analysis and encoding."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from bench import index_growth
from bench.cache import fingerprint, kept, measured
from bench.machine import versions
from bench.tables import number, table, times

PART = "growth"
PACKAGES = ("faiss-cpu", "tantivy")
ROWS = (
    ("records_per_second", "records/s"),
    ("building_memory", "memory while building, MB"),
    ("disk", "disk, MB"),
    ("opening", "open, ms"),
    ("terms_p50", "by terms, p50 ms"),
    ("terms_p95", "by terms, p95 ms"),
    ("vector_p50", "by vector, p50 ms"),
    ("vector_p95", "by vector, p95 ms"),
    ("vector_recall", "recall of the vector search"),
    ("fetching_p50", "fetching 300 records, p50 ms"),
    ("searching_memory", "memory while searching, MB"),
)
INTRODUCTION = (
    "Made-up records of real length (words by Zipf's law, vectors in clusters), because only the "
    "index is measured: no analysis, no encoding. In brackets how many times a figure grew from "
    "the size before."
)


def measure(sizes: Sequence[int], *, threads: int, fresh: bool = False) -> None:
    """Measure the index alone at every size and keep the figures."""
    mark = fingerprint(
        ["src/duijie/engine/index", "bench/index_growth.py"], extra=str(versions(PACKAGES))
    )
    for size in sizes:
        measured(PART, str(size), mark, partial(_row, size, threads), fresh=fresh)


def _row(size: int, threads: int) -> dict[str, float]:
    return {**asdict(index_growth.measure([size], threads)[0]), "threads": threads}


def section(sizes: Sequence[int]) -> str:
    """A column for each size, and how much each figure grew."""
    entries = {size: kept(PART, str(size)) for size in sizes}
    known = {size: entry["result"] for size, entry in entries.items() if entry is not None}
    if not known:
        return "## The index alone\n\nNot measured in this run."
    rows = []
    for name, shown in ROWS:
        row, before = [shown], 0.0
        for result in known.values():
            now = float(result[name])
            row.append(number(now) + (f" ({times(now / before)})" if before else ""))
            before = now
        rows.append(row)
    head = ("", *(f"{size:,}" for size in known))
    return "\n\n".join(["## The index alone", INTRODUCTION, table(head, rows)])
