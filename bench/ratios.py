"""The engine against the best peer, as ratios; above 1 the engine is better, always.

Ratios are what is compared over time: a slower machine slows both sides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from bench import corpora, quality, speed
from bench.cache import Result, kept
from bench.peers.roster import OURS, PEERS

# Results by module, ours among them, or none for what was not measured.
Row = Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How the engine stands to the best peer in one respect."""

    name: str
    value: float
    ours: float
    best: float
    peer: str


@dataclass(frozen=True, slots=True)
class Respect:
    """One thing measured: its place in a result, and whether more is better."""

    name: str
    value: Callable[[Result], float]
    more_is_better: bool


def resident(result: Result) -> float:
    """Memory after the queries, own and mapped, in MiB."""
    held = result["after_queries"]
    return float(held["anonymous"] + held["mapped"])


NDCG = Respect("nDCG@10", lambda result: float(np.mean(result["ndcg"])), more_is_better=True)
SPEED = (
    Respect("records_per_second", lambda r: float(r["records_per_second"]), more_is_better=True),
    Respect("ids_p50_ms", lambda r: float(r["ids_p50_ms"]), more_is_better=False),
    Respect("ids_p95_ms", lambda r: float(r["ids_p95_ms"]), more_is_better=False),
    Respect("resident_mib", resident, more_is_better=False),
    Respect("disk_mib", lambda r: float(r["disk_mib"]), more_is_better=False),
)


def quality_row(set_name: str) -> dict[str, Result]:
    """What was measured on a test set, by module."""
    return _row(quality.PART, {e.module: quality.key(set_name, e.module) for e in (OURS, *PEERS)})


def speed_row(size: int) -> dict[str, Result]:
    """What was measured at a size, by module."""
    return _row(speed.PART, {e.module: speed.key(size, e.module) for e in (OURS, *PEERS)})


def _row(part: str, keys: Mapping[str, str]) -> dict[str, Result]:
    found = {module: kept(part, key) for module, key in keys.items()}
    return {module: entry["result"] for module, entry in found.items() if entry is not None}


def against_best(name: str, respect: Respect, row: Row) -> Ratio | None:
    """The ratio in one respect, or None where the engine or every peer is missing."""
    peers = {entry.name: row[entry.module] for entry in PEERS if entry.module in row}
    if OURS.module not in row or not peers:
        return None
    ours = respect.value(row[OURS.module])
    values = {peer: respect.value(result) for peer, result in peers.items()}
    choose = max if respect.more_is_better else min
    peer = choose(values, key=lambda name: values[name])
    return Ratio(name, advantage(respect, ours, values[peer]), ours, values[peer], peer)


def advantage(respect: Respect, ours: float, theirs: float) -> float:
    """How many times better the first figure is than the second."""
    over, under = (ours, theirs) if respect.more_is_better else (theirs, ours)
    return over / under if under else float("inf")


def all_ratios(sizes: tuple[int, ...]) -> dict[str, Ratio]:
    """Every ratio that was measured, by a name that stays the same over time."""
    found: list[Ratio | None] = [
        against_best(f"quality/{name}", NDCG, quality_row(name)) for name in corpora.SETS
    ]
    for size in sizes:
        row = speed_row(size)
        found += [against_best(f"speed/{size}/{respect.name}", respect, row) for respect in SPEED]
    return {ratio.name: ratio for ratio in found if ratio is not None}
