"""What stays of a person on matching days when their account goes."""

from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.events.models import Participant
from duijie.foundation import audit
from duijie.kernel.actors import Actor

NOBODY: Final = "–"


@transaction.atomic
def forget_person(*, actor: Actor, user_id: UUID) -> None:
    """Take name, hopes and notes of a person away; the plans of others stay whole."""
    for found in Participant.objects.filter(user=user_id):
        found.judgements.update(note="")
        Participant.objects.filter(pk=found.pk).update(
            user=None, name=NOBODY, hopes="", affiliation=""
        )
        audit.record(actor=actor, action="participant.forgotten", subject=found.event_id)
