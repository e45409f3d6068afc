"""``duijie evaluate --judgements``: the node's own figures, from what its people said."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import typer

from duijie.cli import node, screen
from duijie.cli.messages import say
from duijie.engine.evaluate.bootstrap import Interval
from duijie.engine.evaluate.report import shown

if TYPE_CHECKING:
    from duijie.engine.evaluate.judged import Quality
    from duijie.matching.queries import Agreed

FIGURES: Final = (
    *("ndcg", "calibration_error", "abstention", "shown_right", "held_back_right", "brier"),
)


def tell(*, as_json: bool) -> None:
    """Print the figures as a table, or as JSON."""
    node.open_node()
    from django.conf import settings

    from duijie.kernel.actors import SYSTEM
    from duijie.matching.queries import agreement_of_judges, quality_of_matches
    from duijie.node.embedded import available
    from duijie.node.running import bring_tables_up_to_date

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        found, agreed = quality_of_matches(SYSTEM), agreement_of_judges(SYSTEM)
    if as_json:
        typer.echo(json.dumps(_plain(found, agreed), ensure_ascii=False, indent=2))
        return
    headings = [say(f"evaluate.judged.column.{name}") for name in ("figure", "value")]
    rows = [(say(f"evaluate.judged.{name}"), _cell(getattr(found, name))) for name in FIGURES]
    alpha = "–" if agreed.alpha is None else f"{agreed.alpha:.3f}"
    screen.table(headings, [*rows, (say("evaluate.judged.alpha"), alpha)])
    screen.tell(
        "evaluate.judged.rests_on",
        judgements=agreed.judgements,
        judges=agreed.judges,
        matches=found.matches,
        lists=found.lists,
    )


def _plain(found: "Quality", agreed: "Agreed") -> dict[str, Any]:
    return {"quality": asdict(found), "agreement": asdict(agreed)}


def _cell(value: Interval | None) -> str:
    return "–" if value is None else shown(value)
