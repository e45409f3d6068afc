"""Make a plan in the background, look at it, publish it; every version is kept."""

from collections import defaultdict
from dataclasses import asdict
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from duijie.events import permissions, queries, work
from duijie.events.errors import NothingToPlan, PlanNotReady, PlanOutdated, PlanUnderWay
from duijie.events.models import Event, Meeting, Plan, Seat
from duijie.events.planning import Effort, figures_of
from duijie.events.planning import Meeting as Planned
from duijie.events.planning import Plan as Made
from duijie.events.planning import Task as Day
from duijie.events.queries.plans import find_published, meetings_of
from duijie.events.queries.schedules import approved
from duijie.events.rules.days import slot_at
from duijie.events.rules.life import LIFE, MAKING, PLANNABLE, PLANNING
from duijie.events.services.posing import day_of
from duijie.events.services.telling import tell
from duijie.events.types import Keep, PlanStage, Reply, Stage, Step
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.states import IllegalMove
from duijie.notices.types import Kind

# Fewer than two have nobody to meet.
LEAST: Final = 2
LONGEST_REASON: Final = 300


@transaction.atomic
def ask_for_plan(
    *, actor: Actor, event_id: UUID, keep: Keep = Keep.NOTHING, reason: str = "", seed: int = 1
) -> Plan:
    """Have a plan made, from nothing or around the meetings that stay."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    now = Stage(event.stage)
    if now not in PLANNABLE:
        raise IllegalMove(
            now=now.value, wanted="planned", possible=", ".join(sorted(LIFE.possible(now)))
        )
    if event.plans.filter(stage__in=[stage.value for stage in MAKING]).exists():
        raise PlanUnderWay
    if approved(event).count() < LEAST:
        raise NothingToPlan
    last = event.plans.aggregate(last=Max("number"))["last"] or 0
    plan = Plan.objects.create(
        event=event,
        number=last + 1,
        keep=keep.value,
        before=find_published(event),
        from_slot=slot_at(event, clock.now()),
        reason=reason.strip()[:LONGEST_REASON],
        seed=seed,
    )
    audit.record(actor=actor, action="plan.asked", subject=event.pk, number=plan.number)
    work.ask_for_plan(plan.pk)
    return plan


def run_plan(*, plan_id: UUID) -> None:
    """Make a plan that was asked for. The solver runs outside any transaction."""
    # Web processes offer this service too, and must not hold the solvers in memory.
    from duijie.events.planning.making import make_plan  # noqa: PLC0415

    plan = _begin(plan_id)
    day = day_of(plan)
    effort = Effort(seed=plan.seed, workers=plan.workers)
    made = make_plan(day, effort, lambda step: _tell_step(plan, step))
    _keep(plan, day, made)


def fail_plan(*, plan_id: UUID) -> None:
    """Note that a plan could not be made, so that another can be asked for."""
    making = [stage.value for stage in MAKING]
    Plan.objects.filter(pk=plan_id, stage__in=making).update(stage=PlanStage.FAILED.value)


def _begin(plan_id: UUID) -> Plan:
    with transaction.atomic():
        found = Plan.objects.select_for_update(of=("self",)).select_related("event", "before")
        plan = found.get(pk=plan_id)
        # A job that was killed begins anew.
        if plan.stage != PlanStage.RUNNING.value:
            PLANNING.check_move(PlanStage(plan.stage), PlanStage.RUNNING)
        plan.stage = PlanStage.RUNNING.value
        save_change(plan, "stage")
        return plan


def _tell_step(plan: Plan, step: str) -> None:
    Plan.objects.filter(pk=plan.pk).update(step=Step(step).value, updated_at=clock.now())


@transaction.atomic
def _keep(plan: Plan, day: Day, made: Made) -> None:
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.stage != PlanStage.RUNNING.value:
        return
    _write(locked, made.meetings, frozenset(day.fixed))
    locked.stage = PlanStage.DONE.value
    locked.score, locked.bound, locked.gap = made.score, made.bound, made.gap
    locked.seconds, locked.is_repeatable = made.seconds, made.is_repeatable
    locked.figures = asdict(figures_of(day, made.meetings))
    save_change(locked, "stage", "score", "bound", "gap", "seconds", "is_repeatable", "figures")
    audit.record(
        actor=SYSTEM, action="plan.made", subject=plan.event_id, number=plan.number, gap=made.gap
    )


def _write(plan: Plan, meetings: tuple[Planned, ...], fixed: frozenset[Planned]) -> None:
    rows = [
        Meeting(
            plan=plan,
            slot=one.slot,
            table=one.table,
            worth=one.worth,
            needs_interpreter=one.needs_interpreter,
            is_fixed=one in fixed,
        )
        for one in meetings
    ]
    Meeting.objects.bulk_create(rows)
    replies = _replies(plan)
    Seat.objects.bulk_create(
        Seat(
            meeting=row,
            plan=plan,
            participant_id=UUID(key),
            slot=one.slot,
            reply=replies[one.key, one.slot].get(key, ""),
        )
        for row, one in zip(rows, meetings, strict=True)
        for key in (one.first, one.second)
    )


def _replies(plan: Plan) -> dict[tuple[frozenset[str], int], dict[str, str]]:
    """What was said to meetings of the plan before that stay in their slot."""
    found: dict[tuple[frozenset[str], int], dict[str, str]] = defaultdict(dict)
    for meeting in meetings_of(plan.before) if plan.before else ():
        said = {str(seat.participant_id): seat.reply for seat in meeting.seats.all()}
        if Reply.DECLINED.value not in said.values():
            found[frozenset(said), meeting.slot] = said
    return found


@transaction.atomic
def publish_plan(*, actor: Actor, event_id: UUID, number: int) -> Plan:
    """Let a plan count: schedules change, and everybody it concerns is told."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    plan = queries.get_plan(actor, event_id, number)
    if plan.stage != PlanStage.DONE.value:
        raise PlanNotReady
    before = find_published(event)
    if before is not None and before.pk != plan.before_id:
        raise PlanOutdated
    if before is not None:
        before.stage = PlanStage.REPLACED.value
        save_change(before, "stage")
    plan.stage, plan.published_at = PlanStage.PUBLISHED.value, clock.now()
    save_change(plan, "stage", "published_at")
    if event.stage == Stage.CLOSED.value:
        LIFE.check_move(Stage.CLOSED, Stage.PLANNED)
        event.stage = Stage.PLANNED.value
        save_change(event, "stage")
    audit.record(actor=actor, action="plan.published", subject=event.pk, number=number)
    _tell_changed(actor, event, before, plan)
    return plan


def _tell_changed(actor: Actor, event: Event, before: Plan | None, plan: Plan) -> None:
    """Only those whose day changed are told."""
    places = {
        which: {
            (seat.participant_id, one.slot, one.table, other.participant_id)
            for one in (meetings_of(found) if found else ())
            for seat in one.seats.all()
            for other in one.seats.all()
            if other.pk != seat.pk
        }
        for which, found in (("before", before), ("after", plan))
    }
    changed = {place[0] for place in places["before"] ^ places["after"]}
    people = [one for one in approved(event) if one.pk in changed]
    tell(actor, event, people, Kind.EVENT_PLANNED, "/schedule")
