"""The list of days, one day, and taking part in it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.events import permissions, queries, services
from duijie.events.rules.life import LIVE
from duijie.events.types import Stage, Standing
from duijie.kernel import clock
from duijie.kernel.language import Language
from duijie.organisations.queries import organisations_of
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.events.forms import RegistrationForm
from duijie.web.events.showing import records_to_bring, told
from duijie.web.registries.showing import reader_language

MOST_SHOWN = 50


def events(request: HttpRequest) -> HttpResponse:
    """The days to come, and those that were."""
    actor = actor_of(request)
    found = [told(one) for one in queries.events_visible_to(actor)[:MOST_SHOWN]]
    today = clock.today()
    mine = {one.event_id: one.standing for one in queries.own_participations(actor)}
    coming = [one for one in found if one.event.held_on >= today]
    shown = {
        "coming": sorted(coming, key=lambda one: one.event.held_on),
        "past": [one for one in found if one.event.held_on < today],
        "mine": mine,
        "may_hold": actor.is_operator or bool(actor.managed_ids),
    }
    return render(request, "events/events.html", shown)


@refusals_as_pages
def event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """One day: what it is about, and what one can do."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    own = queries.find_own(actor, found)
    is_open = found.stage == Stage.OPEN.value and found.register_until >= clock.now()
    shown = {
        "told": told(found),
        "event": found,
        "own": own,
        "runs": permissions.runs(actor, found),
        "is_open": is_open,
        "is_in": own is not None and own.standing == Standing.APPROVED.value,
        "is_live": found.stage in LIVE,
        "is_today": found.held_on == clock.today(),
        "published": queries.find_published(found),
    }
    return render(request, "events/event.html", shown)


@login_required
@refusals_as_pages
def registration(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Register, or say something else."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    own = queries.find_own(actor, found)
    again = own is not None and own.standing != Standing.WITHDRAWN.value
    shown = told(found)
    form = RegistrationForm(
        request.POST or None,
        organisations=list(organisations_of(actor)),
        records=records_to_bring(actor),
        turns=shown.turns,
        initial=_beginning(request, found, own if again else None),
    )
    if request.method == "POST" and form.is_valid():
        deed = services.change_registration if again else services.register
        said = _("Saved.") if again else _("You are registered. The organiser decides soon.")
        if did(
            request,
            lambda: deed(actor=actor, event_id=found.pk, said=form.said()),
            said,
            form,
        ):
            return redirect("event", event_id=found.pk)
    page = {"told": shown, "event": found, "form": form, "again": again}
    return render(request, "events/registration.html", page, status=422 if form.errors else 200)


def _beginning(request: HttpRequest, found: object, own: object) -> dict[str, object]:
    actor = actor_of(request)
    if own is not None:
        said = queries.registration_of(own)  # type: ignore[arg-type]  # a row, unknown here
        return {
            "name": said.name,
            "organisation": str(said.organisation_id or ""),
            "records": [str(one) for one in said.listing_ids],
            "languages": list(said.languages),
            "slots": [str(one) for one in said.slots],
            "most": said.most,
            "hopes": said.hopes,
        }
    languages = ["zh"] if reader_language() is Language.ZH else ["en"]
    return {
        "name": actor.name,
        "organisation": str(next(iter(actor.organisation_ids), "")),
        "records": [value for value, _label in records_to_bring(actor)],
        "languages": languages,
        "slots": [str(one) for one in range(found.slots)],  # type: ignore[attr-defined]  # a row
        "most": found.most_meetings,  # type: ignore[attr-defined]  # same
    }


@login_required
@require_POST
@refusals_as_pages
def withdraw(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Not take part after all."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.withdraw(actor=actor, event_id=event_id),
        _("You do not take part. You can register again."),
    )
    return redirect("event", event_id=event_id)
