"""The organiser's desk: announce a day, let people in, plan, change on the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duijie.events import permissions, queries, services
from duijie.events.errors import NotTheOrganiser
from duijie.events.rules.days import slot_at
from duijie.events.rules.life import LIFE, LIVE, PLANNABLE
from duijie.events.types import Stage, Standing
from duijie.kernel import clock
from duijie.organisations.queries import organisations_of
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.events.forms import EventForm, WalkInForm, written
from duijie.web.events.labels import KEEPS
from duijie.web.events.showing import house_of, record_of, told


@dataclass(frozen=True, slots=True)
class Task:
    """What the organiser does next, and where."""

    text: str
    address: str


@login_required
def make(request: HttpRequest) -> HttpResponse:
    """Prepare a day."""
    actor = actor_of(request)
    houses = [one for one in organisations_of(actor) if actor.is_manager_of(one.pk)]
    form = EventForm(request.POST or None)
    wanted = request.POST.get("organiser", "")
    house = next((one for one in houses if str(one.pk) == wanted), None)
    if request.method == "POST" and house is not None and form.is_valid():
        made = []

        def deed() -> None:
            made.append(
                services.make_event(actor=actor, organiser_id=house.pk, details=form.details())
            )

        if did(request, deed, _("Prepared. Open registration when all is right."), form):
            return redirect("event_desk", event_id=made[0].pk)
    shown = {"form": form, "houses": houses, "wanted": wanted}
    return render(request, "events/make.html", shown, status=422 if form.errors else 200)


@login_required
@refusals_as_pages
def change(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Say something else of a day."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    permissions.check_runs(actor, found)
    form = EventForm(request.POST or None, initial=written(queries.details_of(found)))
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")

        def deed() -> None:
            services.change_event(
                actor=actor,
                event_id=event_id,
                details=form.details(),
                seen=int(seen) if seen.isdecimal() else 0,
            )

        if did(request, deed, _("Saved."), form):
            return redirect("event_desk", event_id=event_id)
    shown = {"form": form, "event": found, "told": told(found)}
    return render(request, "events/change.html", shown, status=422 if form.errors else 200)


@login_required
@refusals_as_pages
def desk(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """How the day stands, and what to do next."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    standing = queries.desk_of(actor, found)
    people = [
        {
            "person": one,
            "house": house_of(one.participant),
            "records": [record_of(each) for each in one.records],
        }
        for one in queries.people_of(actor, found)
    ]
    shown = {
        "told": told(found),
        "event": found,
        "desk": standing,
        "tasks": list(_tasks(found, standing)),
        "asked": [one for one in people if _is(one, Standing.ASKED)],
        "people": [one for one in people if _is(one, Standing.APPROVED)],
        "moves": [stage.value for stage in LIFE.possible(Stage(found.stage))],
        "can_plan": found.stage in PLANNABLE,
        "is_today": found.held_on == clock.today(),
        "now_slot": slot_at(found, clock.now()),
        "plans": queries.plans_of(actor, found),
        "keeps": [(one.value, label) for one, label in KEEPS.items()],
        "walk_in": WalkInForm(),
    }
    return render(request, "events/desk.html", shown)


def _is(one: dict[str, Any], standing: Standing) -> bool:
    return bool(one["person"].participant.standing == standing.value)


def _tasks(found: Any, desk: queries.Desk) -> Iterator[Task]:  # noqa: ANN401  (a row of the tables)
    here = reverse("event_desk", args=[found.pk])
    if found.stage == Stage.DRAFT.value:
        yield Task(_("Look at the page and open registration."), f"{here}#move")
    if desk.asked:
        many = ngettext(
            "%(number)s person waits to be let in.", "%(number)s people wait to be let in.",
            desk.asked,
        )  # fmt: skip
        yield Task(many % {"number": desk.asked}, f"{here}#asked")
    yield from _tasks_of_planning(found, desk, here)
    if found.stage == Stage.PLANNED.value and found.held_on < clock.today():
        yield Task(_("The day is over: end it, and read the report."), f"{here}#move")


def _tasks_of_planning(found: Any, desk: queries.Desk, here: str) -> Iterator[Task]:  # noqa: ANN401
    if found.stage == Stage.OPEN.value and found.register_until < clock.now():
        yield Task(_("The deadline is over: close registration."), f"{here}#move")
    if found.stage in LIVE and desk.approved and found.matched_at is None:
        yield Task(_("Have the needs and offers matched."), f"{here}#plan")
    if desk.waiting is not None:
        address = reverse("event_plan", args=[found.pk, desk.waiting.number])
        yield Task(_("A plan is ready: look at it and publish it."), address)
    elif found.stage == Stage.CLOSED.value and desk.making is None:
        yield Task(_("Have the meeting plan made."), f"{here}#plan")


@login_required
@require_POST
@refusals_as_pages
def move(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Open, close, end or cancel."""
    actor, wanted = actor_of(request), request.POST.get("stage", "")
    said = {
        Stage.OPEN: _("Registration is open. The day is in the public list."),
        Stage.CLOSED: _("Registration is closed."),
        Stage.HELD: _("The day is over."),
        Stage.CANCELLED: _("The day is cancelled. All participants are told."),
    }
    if wanted in list(said):
        stage = Stage(wanted)
        did(
            request,
            lambda: services.move_event(actor=actor, event_id=event_id, stage=stage),
            said[stage],
        )
    else:
        permissions.check_runs(actor, queries.get_event(actor, event_id))
    return redirect("event_desk", event_id=event_id)


@login_required
@require_POST
@refusals_as_pages
def person(request: HttpRequest, event_id: UUID, participant_id: UUID) -> HttpResponse:
    """Let somebody in or not; note that they are here or not."""
    actor, deed = actor_of(request), request.POST.get("deed", "")
    named: dict[str, Any] = {"actor": actor, "event_id": event_id, "participant_id": participant_id}
    found = queries.get_event(actor, event_id)
    permissions.check_runs(actor, found)
    deeds = {
        "approve": lambda: services.decide_registration(**named, standing=Standing.APPROVED),
        "decline": lambda: services.decide_registration(**named, standing=Standing.DECLINED),
        "present": lambda: services.mark_present(**named),
        "absent": lambda: services.mark_absent(**named, from_slot=slot_at(found, clock.now())),
    }
    if deed not in deeds:
        raise NotTheOrganiser
    did(request, deeds[deed], _("Saved."))
    return redirect("event_desk", event_id=event_id)


@login_required
@require_POST
@refusals_as_pages
def walk_in(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Let somebody in who came without notice."""
    actor, form = actor_of(request), WalkInForm(request.POST)
    permissions.check_runs(actor, queries.get_event(actor, event_id))
    if form.is_valid():
        did(
            request,
            lambda: services.add_walk_in(actor=actor, event_id=event_id, **form.cleaned_data),
            _("%(name)s is in. Make a new plan to give them meetings.") % form.cleaned_data,
        )
    return redirect("event_desk", event_id=event_id)
