"""After a meeting: what each side thinks of it, and what was promised."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.events import queries
from duijie.events.errors import FollowUpNotFound, MeetingNotOver
from duijie.events.models import Event, FollowUp, Judgement, Seat
from duijie.events.permissions import runs
from duijie.events.rules.days import turns_of
from duijie.events.types import NextStep, Outcome, Useful
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor

# When nobody says until when: two weeks, before both have forgotten.
USUAL_TIME: Final = timedelta(days=14)
LONGEST_NOTE: Final = 2_000


@transaction.atomic
def judge_meeting(*, actor: Actor, event_id: UUID, meeting_id: UUID, said: Outcome) -> Judgement:
    """Say what came of a meeting; said again, it replaces what was said before."""
    event = queries.get_event(actor, event_id)
    own, other = queries.get_meeting_of(actor, event, meeting_id)
    if turns_of(event)[own.slot].begins > clock.now():
        raise MeetingNotOver
    held = said.useful is not Useful.NOT_HELD
    kept, _ = Judgement.objects.update_or_create(
        judge_id=own.participant_id,
        other_id=other.participant_id,
        defaults={
            "event": event,
            "useful": said.useful.value,
            "next_step": (said.next_step if held else NextStep.NOTHING).value,
            "introduce": said.introduce and held,
            "note": said.note.strip()[:LONGEST_NOTE],
            "updated_at": clock.now(),
        },
    )
    if held and said.next_step is not NextStep.NOTHING:
        _promise(event, own, other, said)
    audit.record(
        actor=actor,
        action="meeting.judged",
        subject=meeting_id,
        useful=said.useful.value,
        introduce=kept.introduce,
    )
    return kept


def _promise(event: Event, own: Seat, other: Seat, said: Outcome) -> None:
    FollowUp.objects.update_or_create(
        owner_id=own.participant_id,
        other_id=other.participant_id,
        step=said.next_step.value,
        defaults={"event": event, "due_on": said.due_on or clock.today() + USUAL_TIME},
    )


@transaction.atomic
def finish_follow_up(*, actor: Actor, event_id: UUID, follow_up_id: UUID) -> FollowUp:
    """Note that something promised was done; its owner and the organiser can."""
    event = queries.get_event(actor, event_id)
    visible = queries.follow_ups_of(actor, event).filter(pk=follow_up_id)
    locked = FollowUp.objects.select_for_update(of=("self",)).filter(pk__in=visible.values("pk"))
    found = locked.select_related("owner").first()
    if found is None:
        raise FollowUpNotFound
    if not (runs(actor, event) or found.owner.user_id == actor.user_id):
        raise FollowUpNotFound
    if found.done_at is None:
        found.done_at = clock.now()
        save_change(found, "done_at")
        audit.record(actor=actor, action="follow_up.done", subject=found.pk)
    return found
