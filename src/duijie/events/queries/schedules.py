"""A participant's own day: whom they meet, when, where, and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from duijie.catalogue.types.results import Seen
from duijie.events.errors import MeetingNotFound
from duijie.events.models import Event, Judgement, Meeting, Participant, Promise, Seat
from duijie.events.permissions import check_runs
from duijie.events.queries.agreeing import agreement_of
from duijie.events.queries.people import get_own, seen_of
from duijie.events.queries.plans import find_published
from duijie.events.rules.days import turns_of
from duijie.events.rules.preferences import LEAST_MATCH
from duijie.events.types import Reply, Standing, Turn
from duijie.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting as one side sees it; ``other`` is empty while the asker stays unnamed."""

    meeting_id: UUID
    turn: Turn
    table: int
    other: Participant | None
    reply: Reply
    other_reply: Reply
    needs_interpreter: bool
    topics: tuple[tuple[Seen, Seen], ...] = ()
    judgement: Judgement | None = None


def schedule_of(actor: Actor, event: Event) -> list[Appointment]:
    """The actor's own meetings in their order; nothing before a plan is published."""
    return appointments_of(actor, event, get_own(actor, event))


def appointments_of(actor: Actor, event: Event, own: Participant) -> list[Appointment]:
    """One participant's meetings as they may see them."""
    plan = find_published(event)
    if plan is None:
        return []
    turns = turns_of(event)
    agreement = agreement_of(event, own)
    judged = {one.other_id: one for one in own.judgements.all()}
    sides = [_sides(one, own) for one in _meetings(own, plan.pk)]
    topics = _topics(actor, event, own)
    return [
        Appointment(
            meeting_id=mine.meeting_id,
            turn=turns[mine.slot],
            table=mine.meeting.table,
            other=other.participant if agreement.names(other.participant_id) else None,
            reply=Reply(mine.reply),
            other_reply=Reply(other.reply),
            needs_interpreter=mine.meeting.needs_interpreter,
            topics=tuple(topics.get(other.participant_id, ())),
            judgement=judged.get(other.participant_id),
        )
        for mine, other in sides
    ]


def _meetings(own: Participant, plan_id: UUID) -> Iterable[Meeting]:
    found = Meeting.objects.filter(plan=plan_id, seats__participant=own)
    return found.prefetch_related("seats__participant__organisation", "seats__meeting")


def _sides(meeting: Meeting, own: Participant) -> tuple[Seat, Seat]:
    first, second = meeting.seats.all()
    return (first, second) if first.participant_id == own.pk else (second, first)


def _topics(actor: Actor, event: Event, own: Participant) -> dict[UUID, list[tuple[Seen, Seen]]]:
    """The records that brought two together, by the other's key."""
    found: dict[UUID, list[tuple[Seen, Seen]]] = defaultdict(list)
    promises = list(
        (
            Promise.objects.filter(event=event, need__participant=own)
            | Promise.objects.filter(event=event, offer__participant=own)
        )
        .filter(probability__gte=LEAST_MATCH)
        .select_related("need__listing", "offer__listing")
    )
    seen = seen_of(actor, (side for one in promises for side in (one.need, one.offer)))
    for one in promises:
        need, offer = seen.get(one.need.listing_id), seen.get(one.offer.listing_id)
        if need is None or offer is None:
            continue
        is_mine = one.need.participant_id == own.pk
        other = one.offer.participant_id if is_mine else one.need.participant_id
        found[other].append((need, offer) if is_mine else (offer, need))
    return found


def get_meeting_of(actor: Actor, event: Event, meeting_id: UUID) -> tuple[Seat, Seat]:
    """Both sides of one of the actor's own meetings, theirs first."""
    own = get_own(actor, event)
    found = (
        Meeting.objects.filter(pk=meeting_id, plan__event=event, seats__participant=own)
        .prefetch_related("seats__participant__organisation")
        .first()
    )
    if found is None:
        raise MeetingNotFound
    return _sides(found, own)


def schedules_of_all(actor: Actor, event: Event) -> list[tuple[Participant, list[Appointment]]]:
    """Every approved participant with their meetings, to print; for the organiser.

    A record whose owner the organiser may not know stands on no sheet: beside the
    names and the plan it would say who asks.
    """
    check_runs(actor, event)
    return [
        (one, [_without_blind(each) for each in appointments_of(actor, event, one)])
        for one in approved(event)
    ]


def _without_blind(meeting: Appointment) -> Appointment:
    told = (pair for pair in meeting.topics if all(one.owner is not None for one in pair))
    return replace(meeting, topics=tuple(told))


def approved(event: Event) -> QuerySet[Participant]:
    """Those who take part."""
    found = event.participants.filter(standing=Standing.APPROVED.value)
    return found.select_related("organisation", "user")
