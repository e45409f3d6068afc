"""Who else comes, who might fit, and whom one wants to meet."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.events import permissions, queries, services
from duijie.events.rules.life import LIVE
from duijie.events.rules.preferences import Wish
from duijie.events.types import Standing
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.events.labels import WISHES
from duijie.web.events.showing import house_of, person_of, record_of, told


@login_required
@refusals_as_pages
def people(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """The participants, and one's wish for each."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    own = queries.find_own(actor, found)
    is_in = own is not None and own.standing == Standing.APPROVED.value
    rows = [
        {
            "person": one,
            "house": house_of(one.participant),
            "records": [record_of(each) for each in one.records],
        }
        for one in queries.people_of(actor, found)
        if one.participant.standing == Standing.APPROVED.value
    ]
    suggestions = queries.suggestions_for(actor, found) if is_in else []
    shown = {
        "told": told(found),
        "event": found,
        "rows": rows,
        "suggestions": [
            {
                "suggestion": one,
                "name": person_of(one.other),
                "mine": record_of(one.mine),
                "theirs": record_of(one.theirs),
                "percent": round(100 * one.probability),
            }
            for one in suggestions
        ],
        "wishes": [(one.value, label) for one, label in WISHES.items()],
        "may_wish": is_in and found.stage in LIVE,
        "runs": permissions.runs(actor, found),
    }
    return render(request, "events/people.html", shown)


@login_required
@require_POST
@refusals_as_pages
def wish(request: HttpRequest, event_id: UUID, participant_id: UUID) -> HttpResponse:
    """Wish to meet somebody, or not to."""
    actor, level = actor_of(request), _level(request)
    did(
        request,
        lambda: services.wish(
            actor=actor, event_id=event_id, participant_id=participant_id, level=level
        ),
        _("Your wish is kept. Only the organiser's plan reads it."),
    )
    return redirect("event_people", event_id=event_id)


@login_required
@require_POST
@refusals_as_pages
def wish_behind(request: HttpRequest, event_id: UUID, promise_id: int) -> HttpResponse:
    """Wish to meet whoever stands behind a match."""
    actor, level = actor_of(request), _level(request)
    did(
        request,
        lambda: services.wish_behind(
            actor=actor, event_id=event_id, promise_id=promise_id, level=level
        ),
        _("Your wish is kept. Only the organiser's plan reads it."),
    )
    return redirect("event_people", event_id=event_id)


def _level(request: HttpRequest) -> Wish:
    given = request.POST.get("level", "")
    return next((one for one in Wish if str(one.value) == given), Wish.NONE)
