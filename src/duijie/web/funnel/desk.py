"""The operators' side of the funnel: which record is where, and counting anew."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.catalogue.types.words import ListingKind
from duijie.funnel import queries, services
from duijie.funnel.types import QUALIFIES, Step
from duijie.web.edges import actor_of, did
from duijie.web.funnel import labels
from duijie.web.operators.edges import operators_only


@operators_only
def funnel(request: HttpRequest) -> HttpResponse:
    """The records that came to a step and no further."""
    actor = actor_of(request)
    given = request.GET.get("kind", "")
    kind = ListingKind(given) if given in labels.KINDS else ListingKind.NEED
    given = request.GET.get("step", "")
    step = Step(given) if given in {*Step} else Step.POSTED
    cursor = request.GET.get("cursor", "")
    counts = queries.open_counts(actor)
    stopped = queries.stopped_at_each(counts.get(kind.value, []))
    shown = {
        "page": queries.records_at(actor, kind, step, cursor=cursor),
        "is_first": not cursor,
        "kinds": [
            {
                "address": f"?kind={one}&step={step.value}",
                "label": label,
                "is_here": one == kind.value,
                "count": counts[one][0] if one in counts else None,
            }
            for one, label in labels.KINDS.items()
        ],
        "steps": [
            {
                "address": f"?kind={kind.value}&step={one.value}",
                "label": label,
                "is_here": one is step,
                "count": stopped.get(one),
            }
            for one, label in labels.STEPS.items()
        ],
        "kind": kind,
        "step": step,
        "qualifies": QUALIFIES,
        "last": queries.last_count(actor),
    }
    return render(request, "funnel/desk.html", shown)


@require_POST
@operators_only
def count(request: HttpRequest) -> HttpResponse:
    """Count the funnel now."""
    did(request, lambda: services.count_funnel(actor=actor_of(request)), _("Counted."))
    return redirect("operators_funnel")
