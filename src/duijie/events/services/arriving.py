"""Check in on the day: by the badge, by the poster, or at the desk."""

from typing import Final
from uuid import UUID

from django.core import signing
from django.db import transaction

from duijie.events import permissions, queries
from duijie.events.errors import NotTheOrganiser, TokenBroken, WrongDay
from duijie.events.models import Event, Participant
from duijie.events.services.events import check_live
from duijie.events.types import Standing
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor

SALT: Final = "duijie.events.badge"


def badge_token(participant: Participant) -> str:
    """What the square on a badge says: whose it is, signed."""
    return signing.dumps(str(participant.pk), salt=SALT, compress=False)


def participant_of_badge(actor: Actor, token: str) -> Participant:
    """Whose badge it is, for the organiser's people and for the participant alone."""
    try:
        key = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as trouble:
        raise TokenBroken from trouble
    found = Participant.objects.select_related("event", "organisation").filter(pk=key).first()
    if found is None or found.standing != Standing.APPROVED.value:
        raise TokenBroken
    is_own = actor.user_id is not None and found.user_id == actor.user_id
    if not (is_own or permissions.runs(actor, found.event)):
        raise NotTheOrganiser
    return found


@transaction.atomic
def arrive_by_badge(*, actor: Actor, token: str) -> Participant:
    """Check in whoever wears a badge; once more does nothing."""
    found = participant_of_badge(actor, token)
    return _arrive(actor, found)


@transaction.atomic
def arrive_by_poster(*, actor: Actor, event_id: UUID) -> Participant:
    """Check oneself in at the poster of a day."""
    event = queries.get_event(actor, event_id)
    return _arrive(actor, queries.get_own(actor, event))


@transaction.atomic
def mark_present(*, actor: Actor, event_id: UUID, participant_id: UUID) -> Participant:
    """Check somebody in at the desk, also one who was thought absent."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    return _arrive(actor, queries.get_participant_to_change(actor, event, participant_id))


@transaction.atomic
def mark_absent(
    *, actor: Actor, event_id: UUID, participant_id: UUID, from_slot: int = 0
) -> Participant:
    """Note that somebody is not here, from a slot on, for the next plan."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    check_live(event)
    found = queries.get_participant_to_change(actor, event, participant_id)
    found.gone_from = max(0, min(from_slot, event.slots))
    save_change(found, "gone_from")
    audit.record(
        actor=actor,
        action="participant.absent",
        subject=event.pk,
        participant=str(found.pk),
        from_slot=found.gone_from,
    )
    return found


def _arrive(actor: Actor, found: Participant) -> Participant:
    event = found.event
    _check_today(event)
    locked = queries.get_participant_to_change(SYSTEM, event, found.pk)
    if locked.arrived_at is None or locked.gone_from is not None:
        locked.arrived_at = locked.arrived_at or clock.now()
        locked.gone_from = None
        save_change(locked, "arrived_at", "gone_from")
        audit.record(
            actor=actor, action="participant.arrived", subject=event.pk, participant=str(found.pk)
        )
    locked.event = event
    return locked


def _check_today(event: Event) -> None:
    check_live(event)
    if clock.today() != event.held_on:
        raise WrongDay(day=event.held_on.isoformat())
