"""Part "abstention": whether "nothing fits" is known when it is so, and the odds hold.

Every need of a set is asked twice, with its relevant records and without them. The
process that does it is the engine's own (bench.peers.ours).
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from bench.cache import fingerprint, kept, measured
from bench.peers.roster import OURS
from bench.places import shared
from bench.processes import TaskFailed, run_peer
from bench.tables import reached, table
from bench.targets import ABSTENTION_AUROC, CALIBRATION_ECE
from duijie.engine.evaluate.abstention import (
    Abstention,
    FitProbability,
    MatchProbabilities,
    abstention,
    auroc_interval,
    match_calibration,
)
from duijie.engine.evaluate.calibration import ece_by_chance
from duijie.engine.evaluate.sets import TestSet

PART = "abstention"
SETS = ("sbir-need2result-en", "chinaxiv-en2zh", "chinaxiv-zh2en")


def measured_on(
    test_set: TestSet, fit: FitProbability, matches: MatchProbabilities
) -> dict[str, Any]:
    """Both questions of this part, asked of one set."""
    found = abstention(test_set, fit)
    return {
        **asdict(found),
        "present": found.present.tolist(),
        "absent": found.absent.tolist(),
        "matches": asdict(match_calibration(test_set, matches)),
    }


def measure(sets: Sequence[str], *, threads: int, fresh: bool = False) -> None:
    """Measure the sets of this part and keep the results."""
    mark = fingerprint(["bench/abstention.py", "bench/peers/ours.py", *OURS.sources, *OURS.learned])
    for name in SETS:
        if name in sets:
            shared("eval", name)
            _one(name, mark, threads=threads, fresh=fresh)


def _one(name: str, mark: str, *, threads: int, fresh: bool) -> None:
    try:
        measured(
            PART,
            name,
            mark,
            lambda: run_peer(OURS.module, PART, name, threads=threads),
            fresh=fresh,
        )
    except TaskFailed as failure:
        print(f"  {failure}", flush=True)


def section() -> str:
    """The abstention section of the page."""
    head = (
        *("test set", "AUROC", "target", "aim", "reached", "ECE of the fit probability"),
        "a perfect one by chance",
    )
    rows, odds = [], []
    for name in SETS:
        entry = kept(PART, name)
        if entry is not None:
            rows.append(_fit_row(name, entry["result"]))
            odds.append(_odds_row(name, entry["result"]["matches"]))
    if not rows:
        return "## Nothing fits\n\nNot measured in this run."
    return "\n\n".join(
        [
            "## Nothing fits",
            INTRODUCTION,
            table(head, rows),
            "### Calibration of the match probability (first ten matches)",
            table(ODDS_HEAD, odds),
        ]
    )


INTRODUCTION = (
    "Needs asked with their relevant records in the corpus against the same needs with those "
    "taken out: AUROC of the probability that anything fits. Records nobody judged count as "
    "not relevant, so what was seen is a lower bound where labels are few. The ECE of few askings "
    "is large by chance: the last column is what probabilities that are exactly right would show."
)
ODDS_HEAD = (
    "test set", "ECE, equal mass", "ECE, equal width", "target", "aim", "reached", "Brier",
    "said", "seen", "matches",
)  # fmt: skip


def _fit_row(name: str, result: dict[str, Any]) -> Sequence[str]:
    found = Abstention(
        result["auroc"],
        result["ece"],
        result["brier"],
        np.array(result["present"]),
        np.array(result["absent"]),
    )
    around = auroc_interval(found)
    must, aim = ABSTENTION_AUROC.must, ABSTENTION_AUROC.aim
    shown = f"{around.mean:.3f} [{around.low:.3f}, {around.high:.3f}]"
    level = reached(found.auroc, must, aim)
    said = np.concatenate([found.present, found.absent])
    mean, low, high = ece_by_chance(said)
    chance = f"{mean:.3f} [{low:.3f}, {high:.3f}]"
    return (name, shown, f"{must:.2f}", f"{aim:.2f}", level, f"{found.ece:.3f}", chance)


def _odds_row(name: str, odds: dict[str, Any]) -> Sequence[str]:
    must, aim = CALIBRATION_ECE.must, CALIBRATION_ECE.aim
    return (
        name,
        f"{odds['ece_equal_mass']:.3f}",
        f"{odds['ece_equal_width']:.3f}",
        f"{must:.2f}",
        f"{aim:.2f}",
        reached(odds["ece_equal_mass"], must, aim, more_is_better=False),
        f"{odds['brier']:.3f}",
        f"{odds['said']:.3f}",
        f"{odds['seen']:.3f}",
        str(odds["matches"]),
    )
