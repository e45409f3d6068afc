"""How good the matches of this node are by what people judged of them."""

from typing import Any

from duijie.funnel.rules.quality import quality_of
from duijie.kernel.actors import SYSTEM
from duijie.matching.queries import agreement_of_judges, judged_rows
from duijie.matching.types import Mode, Opinion, Standing

# A judge who knew the counterpart already says that the match was right.
RIGHT = frozenset({Opinion.USEFUL.value, Opinion.KNOWN.value})


def quality_now() -> dict[str, Any]:
    """The figures as plain values; counts alone where there is too little to say more."""
    rows = [
        row
        for row in judged_rows()
        if row["standing"] == Standing.FIT.value and row["mode"] == Mode.CLOSE.value
    ]
    return quality_of(
        probabilities=[float(row["probability"]) for row in rows],
        right=[row["opinion"] in RIGHT for row in rows],
        judges=len({row["judge"] for row in rows}),
        alpha=agreement_of_judges(SYSTEM).alpha,
    )
