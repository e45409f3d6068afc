"""The weights that never saw a query: one table for each fold, learned without it.

``python -m bench.learn`` writes them. Quality and abstention of the engine are measured
with them alone, so no query is answered by weights that were learned from it.
"""

import json
from dataclasses import replace

import numpy as np

from bench.cache import fingerprint
from bench.gathered import HALVES, SOURCES
from bench.places import OUT
from bench.processes import run_alone
from bench.targets import NDCG
from duijie.engine.evaluate.folds import FOLDS
from duijie.engine.rank.weights import Weights, built_in_weights

NAMES = tuple(f"weights-{fold}.json" for fold in range(FOLDS))


class NotLearned(RuntimeError):
    """The fold tables are missing or were learned from other features."""


def fault() -> str | None:
    """What is wrong with the tables, None when they fit the features as they are now."""
    missing = [name for name in NAMES if not (OUT / name).is_file()]
    if missing:
        return f"out/bench has no {', '.join(missing)}"
    mark = fingerprint(SOURCES)
    evidence = [
        OUT / "evidence" / f"{name}-{mark}.npz" for name in (*NDCG, *(half[0] for half in HALVES))
    ]
    learned = min((OUT / name).stat().st_mtime for name in NAMES)
    if not all(path.is_file() and path.stat().st_mtime <= learned for path in evidence):
        return "the tables under out/bench were learned from other features than these"
    return None


def learn(*, threads: int) -> None:
    """Learn the tables when they are missing or out of date."""
    why = fault()
    if why is None:
        print("  learn: the fold tables are kept", flush=True)
        return
    print(f"  learn: {why}", flush=True)
    run_alone("bench.learn", threads=threads)


def read_tables() -> tuple[Weights, ...]:
    """The built-in weights, once a fold, each with what was learned without that fold."""
    wrong = fault()
    if wrong is not None:
        raise NotLearned(f"{wrong}; run python -m bench --only learn")
    return tuple(_weights(name) for name in NAMES)


def _weights(name: str) -> Weights:
    learned = json.loads((OUT / name).read_text(encoding="utf-8"))
    evidence = np.array(learned["evidence"], np.float32)
    calibration = np.array(learned["calibration"], np.float32)
    if "presence" not in learned:
        again = "run python -m bench.learn --only presence"
        raise NotLearned(f"out/bench/{name} does not say whether anything fits; {again}")
    presence = np.array(learned["presence"], np.float32)
    shipped = built_in_weights()
    found = replace(shipped, evidence=evidence, calibration=calibration, presence=presence)
    if shapes(found) != shapes(shipped):
        raise NotLearned(f"out/bench/{name} has another shape than weights.toml")
    return found


def shapes(weights: Weights) -> list[tuple[int, ...]]:
    """The shapes of what is learned."""
    return [table.shape for table in (weights.evidence, weights.calibration, weights.presence)]
