"""The speed and size section of the page."""

from collections.abc import Callable, Sequence
from math import isnan, nan

from bench import targets
from bench.cache import Result, kept
from bench.peers.roster import OURS, PEERS
from bench.ratios import SPEED, advantage, against_best, resident, speed_row
from bench.speed import CORPUS
from bench.tables import number, ratio, reached, table, times

ENTRIES = (OURS, *PEERS)
NAMES = {
    "records_per_second": "indexing speed",
    "ids_p50_ms": "ten ids, p50",
    "ids_p95_ms": "ten ids, p95",
    "resident_mib": "resident memory",
    "disk_mib": "disk",
}
INTRODUCTION = (
    "Real abstracts and paragraphs in both languages (one each of those at hand, then new "
    "mixes of their sentences). A need has 300 characters; half the needs are English, half "
    'Chinese. "Ten ids" is what every engine can do and what the ratios compare; the whole '
    "answer is what a person gets, for Duijie ten matches with reasons and probabilities, for a "
    "peer the ten ids again. Memory is that of a fresh process after all needs were answered. "
    "Duijie's folder holds the records themselves, a peer's only their ids. "
    "Above 1 Duijie is better, in every column."
)
Column = tuple[str, Callable[[Result], float]]
FIGURES: tuple[Column, ...] = (
    ("indexing, records/s", lambda r: r["records_per_second"]),
    ("records per processor second", lambda r: r["records"] / r["processor_seconds"]),
    ("indexing, peak MiB", lambda r: r["peak_mib"]),
    ("disk, MiB", lambda r: r["disk_mib"]),
    ("open, s", lambda r: r["open_seconds"]),
    ("first answer, ms", lambda r: r["first_ms"]),
    ("ten ids, p50 ms", lambda r: r["ids_p50_ms"]),
    ("ten ids, p95 ms", lambda r: r["ids_p95_ms"]),
    ("whole answer, p50 ms", lambda r: r["p50_ms"]),
    ("whole answer, p95 ms", lambda r: r["p95_ms"]),
    ("whole answer, processor p50 ms", lambda r: r.get("processor_p50_ms", nan)),
    ("whole answer, processor p95 ms", lambda r: r.get("processor_p95_ms", nan)),
    ("own memory, MiB", lambda r: r["after_queries"]["anonymous"]),
    ("mapped files, MiB", lambda r: r["after_queries"]["mapped"]),
)


def section(sizes: Sequence[int]) -> str:
    """Ratios first, then the targets, growth, and every figure."""
    if not any(OURS.module in speed_row(size) for size in sizes):
        return "## Speed and size\n\nNot measured in this run."
    parts = [
        "## Speed and size",
        INTRODUCTION,
        _corpora(sizes),
        "### Ratio to the best peer",
        _best(sizes),
        "### Ratio to each peer",
        _each(sizes),
        "### Against the targets",
        _targets(),
        "### How Duijie grows",
        _growth(sizes),
    ]
    for size in sizes:
        parts += [f"### Every figure at {size:,} records", _figures(size)]
    return "\n\n".join(parts)


def _corpora(sizes: Sequence[int]) -> str:
    """How long the records are and how many of them are Chinese, at each size."""
    rows = []
    for size in sizes:
        entry = kept(CORPUS, str(size))
        if entry is not None:
            mean, chinese = entry["result"]["mean_characters"], entry["result"]["chinese"]
            rows.append((f"{size:,}", f"{mean:.0f}", f"{chinese:.0%}"))
    return table(("records", "mean characters", "Chinese"), rows)


def _best(sizes: Sequence[int]) -> str:
    rows = []
    for size in sizes:
        row = speed_row(size)
        rows.append((f"{size:,}", *(ratio(against_best("", what, row)) for what in SPEED)))
    return table(("records", *(NAMES[what.name] for what in SPEED)), rows)


def _each(sizes: Sequence[int]) -> str:
    rows = []
    for size in sizes:
        row = speed_row(size)
        for entry in PEERS:
            if entry.module in row and OURS.module in row:
                pairs = ((w, w.value(row[OURS.module]), w.value(row[entry.module])) for w in SPEED)
                rows.append((f"{size:,}", entry.name, *(times(advantage(*p)) for p in pairs)))
    return table(("records", "against", *(NAMES[what.name] for what in SPEED)), rows)


def _targets() -> str:
    row = speed_row(targets.LARGEST)
    if OURS.module not in row:
        return f"Not measured at {targets.LARGEST:,} records in this run."
    ours = row[OURS.module]
    wanted = (
        ("indexing, records/s", ours["records_per_second"], targets.INDEXING_PER_SECOND, True),
        ("whole answer, p50 ms", ours["p50_ms"], targets.P50_MS, False),
        ("whole answer, p95 ms", ours["p95_ms"], targets.P95_MS, False),
        ("resident memory, MiB", resident(ours), targets.RESIDENT_MIB, False),
        ("open, s", ours["open_seconds"], targets.OPEN_SECONDS, False),
    )
    rows = [
        (name, number(value), f"{'≥' if more else '≤'} {number(limit)}", _met(value, limit, more))
        for name, value, limit, more in wanted
    ]
    return table((f"at {targets.LARGEST:,} records", "measured", "target", ""), rows)


def _met(value: float, limit: float, more: bool) -> str:  # noqa: FBT001 a column of a table
    # There is no aim beyond the target here.
    level = reached(value, limit, limit, more_is_better=more)
    return "reached" if level == "aim" else level


def _growth(sizes: Sequence[int]) -> str:
    """Each figure at each size, and how many times it grew from the size before."""
    measured = [(size, speed_row(size).get(OURS.module)) for size in sizes]
    known = [(size, result) for size, result in measured if result is not None]
    rows = []
    for name, value in FIGURES:
        row, before = [name], 0.0
        for _, result in known:
            now = value(result)
            grown = bool(before) and not isnan(now / before)
            row.append(number(now) + (f" ({times(now / before)})" if grown else ""))
            before = now
        rows.append(row)
    return table(("", *(f"{size:,}" for size, _ in known)), rows)


def _figures(size: int) -> str:
    row = speed_row(size)
    rows = [
        (entry.name, *(number(value(row[entry.module])) for _, value in FIGURES))
        for entry in ENTRIES
        if entry.module in row
    ]
    left_out = [
        f"{entry.name} was left out: {entry.why}." for entry in PEERS if entry.largest < size
    ]
    shown = table(("", *(name for name, _ in FIGURES)), rows)
    return "\n\n".join([shown, " ".join(left_out)]) if left_out else shown
