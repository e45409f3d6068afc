"""For operators: how far digests reached and what was answered, never who."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duijie.matching.types import Opinion
from duijie.outreach import queries
from duijie.outreach.letters import REASONS
from duijie.outreach.rules import LEAST_SHOWN
from duijie.web.edges import actor_of
from duijie.web.operators.edges import operators_only


@operators_only
def reach(request: HttpRequest) -> HttpResponse:
    """By week what went out and came back, and the answers by reason."""
    actor = actor_of(request)
    shown = {
        "weeks": queries.reach_by_week(actor),
        "answers": [
            (REASONS[Opinion(opinion)], number)
            for opinion, number in queries.answers_by_reason(actor).items()
        ],
        "least": LEAST_SHOWN,
    }
    return render(request, "outreach/desk.html", shown)
