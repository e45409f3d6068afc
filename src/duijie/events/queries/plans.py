"""Plans and their versions: for the organiser; published ones reach others by schedules."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from duijie.events.errors import PlanNotFound
from duijie.events.models import Event, Meeting, Participant, Plan
from duijie.events.permissions import check_runs
from duijie.events.planning import Difference, difference
from duijie.events.planning import Meeting as Planned
from duijie.events.queries.events import get_event
from duijie.events.types import PlanStage
from duijie.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan as a table: for each slot, the meeting at each table."""

    plan: Plan
    rows: tuple[tuple[Meeting | None, ...], ...]
    tables: int


def plans_of(actor: Actor, event: Event) -> QuerySet[Plan]:
    """Every version of the plan of a day, the newest first."""
    check_runs(actor, event)
    return event.plans.order_by("-number")


def get_plan(actor: Actor, event_id: UUID, number: int) -> Plan:
    """One version of the plan."""
    found = plans_of(actor, get_event(actor, event_id)).filter(number=number).first()
    if found is None:
        raise PlanNotFound
    return found


def find_published(event: Event) -> Plan | None:
    """The plan that counts, if one was published."""
    return event.plans.filter(stage=PlanStage.PUBLISHED.value).first()


def meetings_of(plan: Plan) -> list[Meeting]:
    """The meetings of a plan with both sides, in two queries."""
    found = plan.meetings.prefetch_related("seats__participant__organisation")
    return list(found.order_by("slot", "table"))


def shown_plan(actor: Actor, plan: Plan) -> PlanShown:
    """A plan as tables × slots."""
    check_runs(actor, plan.event)
    places = {(one.slot, one.table): one for one in meetings_of(plan)}
    tables = max((table for _, table in places), default=0)
    rows = tuple(
        tuple(places.get((slot, table)) for table in range(1, tables + 1))
        for slot in range(plan.event.slots)
    )
    return PlanShown(plan, rows, tables)


def planned(meetings: list[Meeting]) -> tuple[Planned, ...]:
    """Meetings as the planner knows them."""
    found = []
    for one in meetings:
        first, second = sorted(str(seat.participant_id) for seat in one.seats.all())
        found.append(
            Planned(
                first,
                second,
                one.slot,
                one.table,
                one.worth,
                needs_interpreter=one.needs_interpreter,
            )
        )
    return tuple(found)


def difference_to_before(
    actor: Actor, plan: Plan
) -> tuple[Difference | None, Mapping[str, Participant]]:
    """What a plan changes in the one before it, and who the keys are."""
    check_runs(actor, plan.event)
    people = {str(one.pk): one for one in plan.event.participants.all()}
    if plan.before is None:
        return None, people
    before, after = planned(meetings_of(plan.before)), planned(meetings_of(plan))
    return difference(before, after), people
