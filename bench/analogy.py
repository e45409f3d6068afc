"""Part "analogy": what does the same in another field, beside close matches of other fields."""

from dataclasses import asdict
from typing import Any

import numpy as np

from bench import analogy_learn
from bench.analogy_evidence import OWN, PATENTS
from bench.analogy_evidence import kept as evidence_of
from bench.analogy_learn import Gains
from bench.cache import fingerprint, kept, measured
from bench.places import shared
from bench.tables import table
from duijie.engine.evaluate.bootstrap import difference, interval
from duijie.engine.evaluate.folds import FOLDS
from duijie.engine.rank.weights import other_fields_weights

PART = "analogy"
KEY = "references"
HEADING = "## Other fields"
LEARNING = ("bench/analogy_learn.py", "src/duijie/engine/rank/fitting.py")
NAMES = {
    "zh2zh": "classification, Chinese asks Chinese",
    "en2en": "classification, English asks English",
    "zh2en": "classification, Chinese asks English",
    PATENTS: "patents, braking (B) asks section F",
}


def measure(*, fresh: bool = False) -> None:
    """Learn without each tenth of the queries, score that tenth, and keep the figures."""
    shared("reference", "ipc")
    weights = "src/duijie/engine/rank/weights.toml", "src/duijie/engine/rank/other_fields.toml"
    mark = fingerprint([*OWN, *LEARNING, *weights])
    measured(PART, KEY, mark, _measured, fresh=fresh)


def _measured() -> dict[str, Any]:
    found = analogy_learn.evidence()
    folds = [analogy_learn.learn(found, fold).evidence for fold in range(FOLDS)]
    shipped = np.array(other_fields_weights().evidence, np.float64)
    rows: dict[str, Any] = {}
    for one in [*found, evidence_of(PATENTS)]:
        # Patents taught nothing, so that the shipped weights may be asked of them.
        tables = [shipped] if one.name == PATENTS else folds
        ours = analogy_learn.ndcg_of(one, tables)
        close = analogy_learn.ndcg_of(one, [analogy_learn.close()])
        rows[one.name] = _row(ours, close)
    return rows


def _row(ours: Gains, close: Gains) -> dict[str, Any]:
    return {
        "queries": len(ours),
        "ours": asdict(interval(ours)),
        "close": asdict(interval(close)),
        "gain": asdict(difference(ours, close)),
    }


def section() -> str:
    """The section on other fields, or that it was not measured."""
    entry = kept(PART, KEY)
    if entry is None:
        return f"{HEADING}\n\nNot measured in this run."
    rows = [
        (
            NAMES[name],
            f"{one['queries']:,}",
            _shown(one["close"]),
            _shown(one["ours"]),
            _shown(one["gain"], sign="+"),
            "yes" if one["gain"]["low"] > 0 else "**no**",
        )
        for name, one in entry["result"].items()
    ]
    head = ("asked", "queries", "close ranking", "other fields", "difference, paired", "better")
    return "\n\n".join([HEADING, INTRODUCTION, table(head, rows)])


def _shown(value: dict[str, float], sign: str = "") -> str:
    return f"{value['mean']:{sign}.3f} [{value['low']:{sign}.3f}, {value['high']:{sign}.3f}]"


INTRODUCTION = """
nDCG@10 with 95 % bootstrap intervals; only records of other sections of the IPC are asked, by both
rankings and from the same candidates. The close ranking has the weights of close matches; *other
fields* has weights learned from pairs of the classification alone, each query scored by weights
that never saw it. Of patents nothing was learned. How the pairs are made, and what was tried and
left out: [analogy](algorithms/analogy.md).
""".strip()
