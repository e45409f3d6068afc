"""The day itself, on the phone: the schedule, arriving, what came of a meeting."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duijie.events import permissions, queries, services
from duijie.events.types import Reply
from duijie.kernel import clock
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.events.forms import OutcomeForm
from duijie.web.events.labels import NEXT_STEPS
from duijie.web.events.showing import person_of, record_of, told


@login_required
@refusals_as_pages
def schedule(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """One's own meetings, the next one first in sight."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    now = clock.now()
    rows = [
        {
            "appointment": one,
            "name": person_of(one.other),
            "topics": [(record_of(mine), record_of(theirs)) for mine, theirs in one.topics],
            "is_now": one.turn.begins <= now < one.turn.ends,
            "is_begun": one.turn.begins <= now,
        }
        for one in queries.schedule_of(actor, found)
    ]
    shown = {
        "told": told(found),
        "event": found,
        "own": queries.get_own(actor, found),
        "rows": rows,
        "is_today": found.held_on == clock.today(),
        "published": queries.find_published(found),
    }
    return render(request, "events/schedule.html", shown)


@login_required
@require_POST
@refusals_as_pages
def reply(request: HttpRequest, event_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Confirm or decline a meeting."""
    actor = actor_of(request)
    said = Reply.DECLINED if request.POST.get("reply") == Reply.DECLINED else Reply.CONFIRMED
    sentences = {
        Reply.CONFIRMED: _("Confirmed. It will not be moved."),
        Reply.DECLINED: _("Declined. The organiser's next plan gives the slot to somebody else."),
    }
    did(
        request,
        lambda: services.answer_meeting(
            actor=actor, event_id=event_id, meeting_id=meeting_id, reply=said
        ),
        sentences[said],
    )
    return redirect("event_schedule", event_id=event_id)


@login_required
@refusals_as_pages
def outcome(request: HttpRequest, event_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Say what came of a meeting."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    mine = next(
        (one for one in queries.schedule_of(actor, found) if one.meeting_id == meeting_id), None
    )
    if mine is None:
        # A meeting of an earlier plan, or somebody else's, says so itself.
        queries.get_meeting_of(actor, found, meeting_id)
        return redirect("event_schedule", event_id=event_id)
    form = OutcomeForm(request.POST or None, initial=_said(mine.judgement))
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            services.judge_meeting(
                actor=actor, event_id=event_id, meeting_id=meeting_id, said=form.said()
            )

        if did(request, deed, _("Kept. Thank you."), form):
            return redirect("event_schedule", event_id=event_id)
    shown = {
        "told": told(found),
        "event": found,
        "form": form,
        "name": person_of(mine.other),
        "appointment": mine,
    }
    return render(request, "events/outcome.html", shown, status=422 if form.errors else 200)


def _said(judgement: object) -> dict[str, object]:
    names = ("useful", "next_step", "introduce", "note")
    return {} if judgement is None else {name: getattr(judgement, name) for name in names}


@login_required
@refusals_as_pages
def poster(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Where the poster leads: one tap, and one is checked in."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    own = queries.get_own(actor, found)
    if request.method == "POST" and did(
        request,
        lambda: services.arrive_by_poster(actor=actor, event_id=event_id),
        _("You are checked in. Welcome!"),
    ):
        return redirect("event_schedule", event_id=event_id)
    shown = {"told": told(found), "event": found, "participant": own, "name": person_of(own)}
    return render(request, "events/arrive.html", shown)


@login_required
@refusals_as_pages
def badge(request: HttpRequest, token: str) -> HttpResponse:
    """Where a badge leads: one tap, and its wearer is checked in."""
    actor = actor_of(request)
    own = services.participant_of_badge(actor, token)
    runs = permissions.runs(actor, own.event)
    if request.method == "POST" and did(
        request,
        lambda: services.arrive_by_badge(actor=actor, token=token),
        _("%(name)s is checked in.") % {"name": own.name},
    ):
        return (
            redirect("event_badge", token=token)
            if runs
            else redirect("event_schedule", event_id=own.event_id)
        )
    shown = {
        "told": told(own.event),
        "event": own.event,
        "participant": own,
        "name": person_of(own),
        "is_desk": runs,
    }
    return render(request, "events/arrive.html", shown)


@login_required
@refusals_as_pages
def follow_ups(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """What was promised, by whom, until when."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    runs = permissions.runs(actor, found)
    rows = [
        {
            "follow_up": one,
            "label": NEXT_STEPS[one.step],  # type: ignore[index]  # a word as it is stored
            "owner": person_of(one.owner),
            "other": person_of(one.other),
            "is_late": one.done_at is None and one.due_on < clock.today(),
            "may_finish": one.done_at is None and (runs or one.owner.user_id == actor.user_id),
        }
        for one in queries.follow_ups_of(actor, found)
    ]
    shown = {"told": told(found), "event": found, "rows": rows, "runs": runs}
    return render(request, "events/follow_ups.html", shown)


@login_required
@require_POST
@refusals_as_pages
def finish(request: HttpRequest, event_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Note that something promised was done."""
    actor = actor_of(request)
    did(
        request,
        lambda: services.finish_follow_up(
            actor=actor, event_id=event_id, follow_up_id=follow_up_id
        ),
        _("Done."),
    )
    return redirect("event_follow_ups", event_id=event_id)
