"""Say whom one wants to meet, and answer a meeting that was planned."""

from uuid import UUID

from django.db import transaction

from duijie.events import queries
from duijie.events.errors import MeetingNotFound, ParticipantNotFound
from duijie.events.models import Event, Participant, Preference, Promise, Seat
from duijie.events.rules.preferences import Wish
from duijie.events.services.events import check_live
from duijie.events.types import PlanStage, Reply, Standing
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import Actor


@transaction.atomic
def wish(*, actor: Actor, event_id: UUID, participant_id: UUID, level: Wish) -> Preference:
    """Wish to meet another participant, or not to be brought together."""
    event = queries.get_event(actor, event_id)
    check_live(event)
    own = queries.get_own(actor, event)
    other = queries.get_participant(actor, event_id, participant_id)
    return _keep(actor, own, other, level)


@transaction.atomic
def wish_behind(*, actor: Actor, event_id: UUID, promise_id: int, level: Wish) -> Preference:
    """Wish to meet whoever stands behind a match, without being told who it is."""
    event = queries.get_event(actor, event_id)
    check_live(event)
    own = queries.get_own(actor, event)
    found = Promise.objects.filter(pk=promise_id, event=event)
    promise = found.select_related("need__participant", "offer__participant").first()
    sides = (promise.need.participant, promise.offer.participant) if promise else ()
    if own not in sides:
        raise ParticipantNotFound
    return _keep(actor, own, next(one for one in sides if one != own), level)


def _keep(actor: Actor, own: Participant, other: Participant, level: Wish) -> Preference:
    if other.pk == own.pk or other.standing != Standing.APPROVED.value:
        raise ParticipantNotFound
    kept, _ = Preference.objects.update_or_create(
        wisher=own, wished=other, defaults={"level": level.value, "at": clock.now()}
    )
    # The trail says that a wish was made, not of whom: it may be a blind one.
    audit.record(actor=actor, action="participant.wished", subject=own.event_id, level=level.value)
    return kept


@transaction.atomic
def answer_meeting(*, actor: Actor, event_id: UUID, meeting_id: UUID, reply: Reply) -> Seat:
    """Confirm or decline a meeting of the published plan."""
    event = queries.get_event(actor, event_id)
    check_live(event)
    own, other = queries.get_meeting_of(actor, event, meeting_id)
    locked = Seat.objects.select_for_update(of=("self",)).select_related("plan").get(pk=own.pk)
    if locked.plan.stage != PlanStage.PUBLISHED.value:
        raise MeetingNotFound
    locked.reply = reply.value
    locked.save(update_fields=["reply"])
    if reply is Reply.DECLINED:
        _not_again(own, other)
    audit.record(actor=actor, action="meeting.answered", subject=meeting_id, reply=reply.value)
    return locked


def _not_again(own: Seat, other: Seat) -> None:
    Preference.objects.update_or_create(
        wisher_id=own.participant_id,
        wished_id=other.participant_id,
        defaults={"level": Wish.NOT.value, "at": clock.now()},
    )


def wishes_of(event: Event) -> dict[tuple[str, str], Wish]:
    """Every wish of a day, by the keys the planner knows."""
    rows = queries.people.preferences_in(event).values_list("wisher", "wished", "level")
    return {(str(one), str(other)): Wish(level) for one, other, level in rows}
