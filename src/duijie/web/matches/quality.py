"""How good the node's matches are, and the weights learned from what people said of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from duijie.matching import queries, services, tasks
from duijie.web.edges import actor_of, did
from duijie.web.operators.edges import operators_only

FIGURES: Final[dict[str, str | Promise]] = {
    "ndcg": gettext_lazy("nDCG@10 over judged matches of one list"),
    "shown_right": gettext_lazy("Right, of the matches put forward"),
    "held_back_right": gettext_lazy("Right, of the near misses held back"),
    "brier": gettext_lazy("Brier score of the probability (0 is perfect)"),
    "calibration_error": gettext_lazy("Calibration error of the probability"),
    "abstention": gettext_lazy(
        "AUROC: lists with something right told from lists with nothing right"
    ),
}
# Of these less is better.
FALLING: Final = frozenset({"brier", "calibration_error", "held_back_right"})
BUNDLED: Final = "examples"

Interval = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after; ``better`` is None where it did not move."""

    label: str | Promise
    before: Interval | None
    after: Interval | None
    better: bool | None


@require_safe
@operators_only
def quality(request: HttpRequest) -> HttpResponse:
    """How far judges agree on matches, and the weights, for operators."""
    actor = actor_of(request)
    found = queries.quality_of_matches(actor)
    tables = [(table, list(_changes(table.figures))) for table in queries.learned_weights(actor)]
    shown = {
        "agreed": queries.agreement_of_judges(actor),
        "found": found,
        "figures": [(label, getattr(found, name)) for name, label in FIGURES.items()],
        "tables": tables,
        "in_use": queries.weights_in_use(),
    }
    return render(request, "matches/quality.html", shown)


@require_POST
@operators_only
def learn(request: HttpRequest) -> HttpResponse:
    """Ask for weights learned from judgements."""
    actor = actor_of(request)

    def deed() -> None:
        services.check_enough_judged(actor)
        tasks.learn_weights.later_once("matching.learn_weights", user_id=actor.user_id)

    said = _("Weights are being learned. They appear here in a few minutes, with their figures.")
    did(request, deed, said)
    return redirect("operators_matching")


@require_POST
@operators_only
def use(request: HttpRequest, table_id: UUID | None = None) -> HttpResponse:
    """Put learned weights to use, or those of the program again."""
    actor = actor_of(request)
    said = _("In use from now on. All matches are computed anew; that may take a while.")
    did(request, lambda: services.use_weights(actor=actor, table_id=table_id), said)
    return redirect("operators_matching")


def _changes(figures: Mapping[str, Any]) -> Iterator[Change]:
    """Every figure of a table before and after: of the judgements, then of the frozen sets."""
    before, after = figures["judgements"]["before"], figures["judgements"]["after"]
    for name, label in FIGURES.items():
        yield _change(label, before[name], after[name], falling=name in FALLING)
    for one in figures["sets"]:
        name = _("bundled examples") if one["name"] == BUNDLED else one["name"]
        label = _("nDCG@10 on “%(set)s” (%(count)s needs)") % {"set": name, "count": one["queries"]}
        yield _change(label, one["before"], one["after"], falling=False)


def _change(
    label: str | Promise, before: Interval | None, after: Interval | None, *, falling: bool
) -> Change:
    if before is None or after is None or before["mean"] == after["mean"]:
        return Change(label, before, after, None)
    return Change(label, before, after, (after["mean"] < before["mean"]) == falling)
