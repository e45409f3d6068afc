"""Plans: have them made, watch it, read them as a table, publish them."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.events import permissions, queries, services
from duijie.events.rules.life import MAKING
from duijie.events.types import Keep, PlanStage
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.events.labels import KEEPS, STEPS
from duijie.web.events.showing import person_of, told


@login_required
@require_POST
@refusals_as_pages
def match(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Have the brought records matched."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.ask_for_promises(actor=actor, event_id=event_id),
        _("The needs and offers are being matched. It takes a minute."),
    )
    return redirect("event_desk", event_id=event_id)


@login_required
@require_POST
@refusals_as_pages
def ask(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Have a plan made."""
    actor, keep = actor_of(request), request.POST.get("keep", "")
    made: list[Any] = []

    def deed() -> None:
        made.append(
            services.ask_for_plan(
                actor=actor,
                event_id=event_id,
                keep=Keep(keep) if keep in list(Keep) else Keep.NOTHING,
                reason=request.POST.get("reason", ""),
            )
        )

    if did(request, deed, _("The plan is being made. You may close this page.")):
        return redirect("event_plan", event_id=event_id, number=made[0].number)
    return redirect("event_desk", event_id=event_id)


@login_required
@refusals_as_pages
def plan(request: HttpRequest, event_id: UUID, number: int) -> HttpResponse:
    """One version of the plan: how far it is, or tables × slots with what it changes."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    one = queries.get_plan(actor, event_id, number)
    making = one.stage in MAKING
    if request.headers.get("HX-Request"):
        answer = render(request, "events/_making.html", _standing(found, one))
        if not making:
            answer["HX-Refresh"] = "true"
        return answer
    shown = _standing(found, one) | ({} if making else _content(request, one))
    return render(request, "events/plan.html", shown)


def _standing(found: Any, one: Any) -> dict[str, Any]:  # noqa: ANN401  (rows of the tables)
    steps = list(STEPS)
    return {
        "told": told(found),
        "event": found,
        "plan": one,
        "making": one.stage in MAKING,
        "step": STEPS.get(one.step) if one.step else None,
        "step_number": steps.index(one.step) + 1 if one.step in steps else 0,
        "steps": len(steps),
    }


def _content(request: HttpRequest, one: Any) -> dict[str, Any]:  # noqa: ANN401  (same)
    actor = actor_of(request)
    shown = queries.shown_plan(actor, one)
    found, people = queries.difference_to_before(actor, one)
    turns = told(one.event).turns
    return {
        "rows": [
            (turn, [_cell(meeting) for meeting in row])
            for turn, row in zip(turns, shown.rows, strict=True)
        ],
        "tables": range(1, shown.tables + 1),
        "difference": found,
        "changes": list(_changes(found, people, turns)) if found else [],
        "keep": KEEPS[Keep(one.keep)],
        "percent": round(100 * one.gap, 2),
        "may_publish": one.stage == PlanStage.DONE.value and permissions.runs(actor, one.event),
    }


def _cell(meeting: Any) -> dict[str, Any] | None:  # noqa: ANN401  (a row of the tables)
    if meeting is None:
        return None
    return {
        "meeting": meeting,
        "people": [person_of(seat.participant) for seat in meeting.seats.all()],
        "confirmed": all(seat.reply == "confirmed" for seat in meeting.seats.all()),
        "declined": any(seat.reply == "declined" for seat in meeting.seats.all()),
    }


def _changes(found: Any, people: Any, turns: Any) -> Any:  # noqa: ANN401  (of the planner)
    def place(one: Any) -> str:  # noqa: ANN401  (a meeting of the planner)
        return _("%(time)s, table %(table)s") % {
            "time": f"{turns[one.slot].begins:%H:%M}",
            "table": one.table,
        }

    def names(one: Any) -> str:  # noqa: ANN401  (same)
        return " – ".join(person_of(people[key]) for key in (one.first, one.second))

    for one in found.gone:
        yield "gone", names(one), place(one), ""
    for one in found.new:
        yield "new", names(one), "", place(one)
    for before, after in found.moved:
        yield "moved", names(after), place(before), place(after)


@login_required
@require_POST
@refusals_as_pages
def publish(request: HttpRequest, event_id: UUID, number: int) -> HttpResponse:
    """Let a plan count."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.publish_plan(actor=actor, event_id=event_id, number=number),
        _("Published. Everybody whose day changed is told."),
    )
    return redirect("event_plan", event_id=event_id, number=number)
