"""What is to be done: the organiser's desk, and what was promised at meetings."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from duijie.events.models import Event, FollowUp, Plan
from duijie.events.permissions import check_runs, runs
from duijie.events.queries.people import get_own
from duijie.events.queries.plans import find_published
from duijie.events.rules.life import MAKING
from duijie.events.types import PlanStage, Standing
from duijie.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Desk:
    """How a day stands, in numbers that lead to the next step."""

    asked: int
    approved: int
    arrived: int
    absent: int
    promises: int
    wishes: int
    making: Plan | None
    waiting: Plan | None
    published: Plan | None


def desk_of(actor: Actor, event: Event) -> Desk:
    """What the organiser needs to see first."""
    check_runs(actor, event)
    approved = Q(standing=Standing.APPROVED.value)
    counts = event.participants.aggregate(
        asked=Count("pk", filter=Q(standing=Standing.ASKED.value)),
        approved=Count("pk", filter=approved),
        arrived=Count("pk", filter=approved & Q(arrived_at__isnull=False)),
        absent=Count("pk", filter=approved & Q(gone_from__isnull=False)),
    )
    wishers = event.participants.filter(approved)
    plans = list(event.plans.order_by("-number")[:3])
    published = find_published(event)
    newest = plans[0] if plans else None
    return Desk(
        **counts,
        promises=event.promises.count(),
        wishes=wishers.aggregate(wishes=Count("wishes"))["wishes"],
        making=newest if newest and newest.stage in MAKING else None,
        waiting=newest if newest and newest.stage == PlanStage.DONE.value else None,
        published=published,
    )


def follow_ups_of(actor: Actor, event: Event) -> QuerySet[FollowUp]:
    """What was promised: all for the organiser, their own for participants."""
    found = event.follow_ups.select_related("owner__organisation", "other__organisation")
    if runs(actor, event):
        return found
    own = get_own(actor, event)
    return found.filter(Q(owner=own) | Q(other=own))
