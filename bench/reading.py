"""Part "quantities": how well the engine reads numbers, units and what they belong to."""

from typing import Any

from bench import quantities
from bench.cache import fingerprint, kept, measured
from bench.places import shared
from bench.tables import table

QUANTITIES = "quantities"
# F1 on the half of the labelled sentences that nobody looked at while building.
MUST = {"value": 0.92, "value_and_property": 0.80}
NAMES = {"value": "value, unit, comparator", "value_and_property": "the same with its property"}


def measure_quantities(*, fresh: bool = False) -> None:
    """Read the labelled sentences of the held-out half and keep the figures."""
    shared("train")
    mark = fingerprint(
        ["src/duijie/engine/text", "bench/quantities.py", "tests/engine/quantities/labels.jsonl"]
    )
    measured(QUANTITIES, "held_out", mark, _quantities, fresh=fresh)


def _quantities() -> dict[str, Any]:
    return dict(quantities.measure("held_out"))


def section() -> str:
    """The section on quantities, or nothing when they were not measured."""
    entry = kept(QUANTITIES, "held_out")
    if entry is None:
        return "## Quantities\n\nNot measured in this run."
    rows = [
        (
            NAMES[name],
            *(f"{figures[part]:.3f}" for part in ("precision", "recall", "f1")),
            f"{MUST[name]:.2f}",
            "target" if figures["f1"] >= MUST[name] else "**missed**",
        )
        for name, figures in entry["result"].items()
    ]
    head = ("held-out half", "precision", "recall", "F1", "target", "reached")
    return "\n\n".join(["## Quantities", INTRODUCTION, table(head, rows)])


INTRODUCTION = (
    "Sentences of real text labelled by hand before the reader was written; this half was never "
    "looked at while building. Guideline: [quantities](algorithms/quantities.md)."
)
