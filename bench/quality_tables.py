"""The quality section of the page."""

from collections.abc import Sequence

import numpy as np

from bench import corpora
from bench.cache import Result
from bench.peers.roster import OURS, PEERS
from bench.ratios import NDCG, advantage, against_best, quality_row
from bench.tables import ratio, reached, table, times
from bench.targets import NDCG as TARGETS
from duijie.engine.evaluate.bootstrap import Interval, difference, interval

ENTRIES = (OURS, *PEERS)
INTRODUCTION = (
    "nDCG@10 with binary gain; in brackets the 95 % bootstrap interval over queries. "
    "The difference to the best peer is paired: both sides see the same resampled "
    "queries. Definitions: [evaluation](algorithms/evaluation.md)."
)


def section() -> str:
    """Ratios and targets first, then every figure with its interval."""
    if not any(OURS.module in quality_row(name) for name in corpora.SETS):
        return "## Quality\n\nNot measured in this run."
    return "\n\n".join(
        [
            "## Quality",
            INTRODUCTION,
            _against_peers(),
            "### Ratio to each peer, nDCG@10",
            _each(),
            "### nDCG@10 of everyone",
            _everyone("ndcg"),
            "### Recall@100 of everyone",
            _everyone("recall"),
            "### MRR@10 of everyone",
            _everyone("mrr"),
        ]
    )


def _against_peers() -> str:
    head = (
        "test set", "ratio to the best peer", "difference to it", "Duijie", "floor", "target",
        "aim", "reached",
    )  # fmt: skip
    return table(head, [_set_row(name) for name in corpora.SETS])


def _each() -> str:
    rows = [(name, *_ratios(quality_row(name))) for name in corpora.SETS]
    return table(("test set", *(entry.name for entry in PEERS)), rows)


def _ratios(row: dict[str, Result]) -> Sequence[str]:
    """The ratio to each peer, a dash for what was not measured."""
    shown = []
    for entry in PEERS:
        if entry.module in row and OURS.module in row:
            pair = NDCG.value(row[OURS.module]), NDCG.value(row[entry.module])
            shown.append(times(advantage(NDCG, *pair)))
        else:
            shown.append("–")
    return shown


def _set_row(name: str) -> Sequence[str]:
    row = quality_row(name)
    target = TARGETS[name]
    wanted = (f"{target.floor:.3f}", f"{target.must:.2f}", f"{target.aim:.2f}")
    found = against_best(name, NDCG, row)
    if OURS.module not in row:
        return (name, "–", "–", "not measured", *wanted, "–")
    ours = float(np.mean(row[OURS.module]["ndcg"]))
    gain = "–"
    if found is not None:
        best = next(entry.module for entry in PEERS if entry.name == found.peer)
        gain = _signed(difference(_values(row, OURS.module), _values(row, best)))
    level = reached(ours, target.must, target.aim)
    return (name, ratio(found), gain, f"{ours:.3f}", *wanted, level)


def _values(row: dict[str, Result], module: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array(row[module]["ndcg"], dtype=np.float64)


def _signed(gain: Interval) -> str:
    return f"{gain.mean:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]"


def _everyone(metric: str) -> str:
    head = ("test set", "queries", "records", *(entry.name for entry in ENTRIES))
    rows = []
    for name in corpora.SETS:
        row = quality_row(name)
        some = next(iter(row.values()), None)
        counts = (str(len(some["queries"])), f"{some['records']:,}") if some else ("–", "–")
        rows.append((name, *counts, *(_cell(row.get(e.module), metric) for e in ENTRIES)))
    return table(head, rows)


def _cell(result: Result | None, metric: str) -> str:
    if result is None:
        return "–"
    found = interval(np.array(result[metric], dtype=np.float64))
    return f"{found.mean:.3f} [{found.low:.3f}, {found.high:.3f}]"
