"""Part "node": the platform as people run it, measured from outside; its section of the page.

``python -m bench.platform_page`` measures and says it without writing the page.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from bench import platform_import, platform_matches, platform_node, platform_push, platform_search
from bench.cache import Result, fingerprint, kept, measured
from bench.tables import number, table

PART: Final = "node"
DEPENDS: Final = ("src/duijie", "requirements/bench.lock")


class Piece(NamedTuple):
    """One measurement: what makes its figures, and the file that says how."""

    figures: Callable[[], Result]
    file: str


PIECES: Final = {
    "start": Piece(platform_node.figures, "bench/platform_node.py"),
    "import": Piece(platform_import.figures, "bench/platform_import.py"),
    "pages": Piece(platform_search.figures, "bench/platform_search.py"),
    "matches": Piece(platform_matches.figures, "bench/platform_matches.py"),
    "push": Piece(platform_push.figures, "bench/platform_push.py"),
}


class Wish(NamedTuple):
    """What a figure is called, where it stands, its factor, what it must not pass."""

    says: str
    piece: str
    path: str
    factor: float
    must: float
    more_is_better: bool = False


WISHES: Final = (
    Wish("`duijie up` ready on an empty home, s", "start", "ready_first", 1, 10),
    Wish("`duijie up` ready later, s", "start", "ready_later", 1, 4),
    Wish("web process, resident (shared pages counted whole), MiB", "start", "resident", 1, 400),
    Wish("the same, its share of shared pages only, MiB", "start", "share", 1, 400),
    Wish("web process with all records, resident, MiB", "pages", "resident", 1, 400),
    Wish("import, rows a second", "import", "rows_a_second", 1, 300, more_is_better=True),
    Wish("import, processor ms a row, database included", "import", "processor_ms_a_row", 1, 3.3),
    Wish("search and detail pages, p95, ms", "pages", "all.p95", 1000, 150),
    Wish("search pages alone, p95, ms", "pages", "search.p95", 1000, 150),
    Wish("detail pages alone, p95, ms", "pages", "detail.p95", 1000, 150),
    Wish("pages that failed", "pages", "errors", 1, 0),
    Wish("published until found, p95, s", "pages", "findable.p95", 1, 5),
    Wish("match pages, p95, ms", "matches", "page.p95", 1000, 250),
    Wish("match pages that failed", "matches", "errors", 1, 0),
    Wish("need published until its matches are there, p95, s", "matches", "matched.p95", 1, 5),
    Wish("reverse push of 1,000 changed offers: matching, s", "push", "matching.seconds", 1, 60),
    Wish("the same: everybody's digests, s", "push", "digests.seconds", 1, 60),
    Wish("the funnel of all records counted, s", "push", "funnel.seconds", 1, 60),
)
INTRODUCTION: Final = (
    "The real command on this machine, asked over the loopback by a generator on the same "
    "machine. Pages: 20 a second for 60 s, four searches to two records, times counted from when "
    "a page was due; texts of the test sets and real needs as 100,000 offers and 10,000 needs. "
    "Match pages: 10 a second for 60 s. "
    "Import: a workbook of 20,000 rows by the node's own worker, published at once. One figure "
    "has one target: it is reached or **missed**."
)


def measure(*, fresh: bool = False) -> None:
    """Measure what changed since it was kept."""
    for name, piece in PIECES.items():
        mark = fingerprint([*DEPENDS, piece.file])
        measured(PART, name, mark, piece.figures, fresh=fresh)


def section() -> str:
    """The section on the node."""
    entries = {name: kept(PART, name) for name in PIECES}
    if not any(entries.values()):
        return "## The node\n\nNot measured in this run."
    rows = [_row(wish, entries[wish.piece]) for wish in WISHES]
    said = [_circumstances(name, entry) for name, entry in entries.items() if entry]
    head = ("the node", "measured", "must", "reached")
    return "\n\n".join(["## The node", INTRODUCTION, table(head, rows), *said])


def _row(wish: Wish, entry: Result | None) -> tuple[str, str, str, str]:
    sign = "≥" if wish.more_is_better else "≤"
    must = f"{sign} {wish.must:g}"
    if entry is None:
        return wish.says, "–", must, "–"
    value = _at(entry["result"], wish.path) * wish.factor
    good = value >= wish.must if wish.more_is_better else value <= wish.must
    return wish.says, number(value), must, "yes" if good else "**missed**"


def _at(result: Result, path: str) -> float:
    found: float | Result = result
    for step in path.split("."):
        assert isinstance(found, dict)  # noqa: S101  (paths are ours)
        found = found[step]
    assert isinstance(found, int | float)  # noqa: S101  (as above)
    return float(found)


def _circumstances(name: str, entry: Result) -> str:
    """How busy the machine was: with more than a process or two, wall time says little."""
    busy = number(entry["result"]["others"])
    said = f"- {name}: measured {entry['when']}, when {busy} processes wanted a processor before"
    if name == "import":
        rows, steps = entry["result"]["rows"], entry["result"]["steps_seen"]
        stop = number(entry["result"]["cancelled_after"])
        said += f"; {rows:,} rows, {steps} steps of progress seen, stopped {stop} s after the wish"
    if name == "pages":
        pages, all_ = entry["result"]["pages"], entry["result"]["all"]
        middle, last = (number(all_[name] * 1000) for name in ("p50", "p99"))
        said += f"; {pages:,} pages, p50 {middle} ms, p99 {last} ms"
    return f"{said}."


if __name__ == "__main__":
    measure()
    print(section())
