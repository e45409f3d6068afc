"""Take part: register, change it, be approved or not, come without notice."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_signed_in
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.events import permissions, queries
from duijie.events.errors import (
    AlreadyRegistered,
    NoSuchSlot,
    NotAParticipant,
    RecordNotBrought,
    RegistrationOver,
)
from duijie.events.models import Brought, Event, Participant
from duijie.events.rules.life import REGISTRATION
from duijie.events.services.events import check_live
from duijie.events.services.telling import tell, tell_organiser
from duijie.events.types import Registration, Stage, Standing
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices.types import Kind

BRINGABLE = (ListingKind.NEED.value, ListingKind.OFFER.value)
LONGEST_NAME = 100
LONGEST_HOPES = 500


@transaction.atomic
def register(*, actor: Actor, event_id: UUID, said: Registration) -> Participant:
    """Ask to take part; who is of the organiser is in at once."""
    event = queries.get_event_to_change(actor, event_id)
    check_signed_in(actor)
    check_open_for_registration(event)
    found = queries.find_own(actor, event)
    if found is not None and found.standing != Standing.WITHDRAWN.value:
        raise AlreadyRegistered
    if found is None:
        found = Participant(event=event, user_id=actor.user_id)
    is_approved = permissions.runs(actor, event)
    found.standing = (Standing.APPROVED if is_approved else Standing.ASKED).value
    _say(actor, event, found, said)
    audit.record(actor=actor, action="participant.registered", subject=event.pk)
    if not is_approved:
        tell_organiser(actor, event, Kind.EVENT_REGISTERED, "/desk", person=found.name)
    return found


@transaction.atomic
def change_registration(*, actor: Actor, event_id: UUID, said: Registration) -> Participant:
    """Say something else; who is approved stays so."""
    event = queries.get_event_to_change(actor, event_id)
    check_live(event)
    found = queries.find_own(actor, event)
    if found is None or found.standing in (Standing.WITHDRAWN.value, Standing.DECLINED.value):
        raise NotAParticipant
    _say(actor, event, found, said)
    audit.record(actor=actor, action="participant.changed", subject=event.pk)
    return found


@transaction.atomic
def withdraw(*, actor: Actor, event_id: UUID) -> Participant:
    """Not take part after all."""
    event = queries.get_event_to_change(actor, event_id)
    check_live(event)
    found = queries.find_own(actor, event)
    if found is None:
        raise NotAParticipant
    return _move(actor, event, found, Standing.WITHDRAWN)


@transaction.atomic
def decide_registration(
    *, actor: Actor, event_id: UUID, participant_id: UUID, standing: Standing
) -> Participant:
    """Let somebody in, or not."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    check_live(event)
    found = queries.get_participant_to_change(actor, event, participant_id)
    moved = _move(actor, event, found, standing)
    kind = Kind.EVENT_APPROVED if standing is Standing.APPROVED else Kind.EVENT_DECLINED
    tell(actor, event, [moved], kind)
    return moved


@transaction.atomic
def add_walk_in(*, actor: Actor, event_id: UUID, name: str, affiliation: str) -> Participant:
    """Let somebody in who comes without having registered; they are here."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    check_live(event)
    found = Participant.objects.create(
        event=event,
        name=name.strip()[:LONGEST_NAME],
        affiliation=affiliation.strip()[:200],
        languages=["zh"],
        free_slots=list(range(event.slots)),
        most=event.most_meetings,
        standing=Standing.APPROVED.value,
        is_walk_in=True,
        arrived_at=clock.now(),
    )
    audit.record(actor=actor, action="participant.walked_in", subject=event.pk)
    return found


def check_open_for_registration(event: Event) -> None:
    """Refuse to register where or when nobody can."""
    if event.stage != Stage.OPEN.value or event.register_until < clock.now():
        raise RegistrationOver


def _move(actor: Actor, event: Event, found: Participant, standing: Standing) -> Participant:
    REGISTRATION.check_move(Standing(found.standing), standing)
    found.standing = standing.value
    save_change(found, "standing")
    audit.record(
        actor=actor,
        action=f"participant.{standing.value}",
        subject=event.pk,
        participant=str(found.pk),
    )
    return found


def _say(actor: Actor, event: Event, found: Participant, said: Registration) -> None:
    for slot in said.slots:
        if not 0 <= slot < event.slots:
            raise NoSuchSlot(slot=slot + 1, slots=event.slots)
    if said.organisation_id is not None and not actor.is_member_of(said.organisation_id):
        raise RecordNotBrought
    found.name = said.name.strip()[:LONGEST_NAME] or actor.name[:LONGEST_NAME] or "–"
    found.organisation_id = said.organisation_id
    found.languages = sorted(set(said.languages))
    found.free_slots = sorted(set(said.slots))
    found.most = max(1, min(said.most, event.slots))
    found.hopes = said.hopes.strip()[:LONGEST_HOPES]
    found.version += 1
    found.updated_at = clock.now()
    found.save()
    _bring(actor, found, said.listing_ids)


def _bring(actor: Actor, found: Participant, wanted: Sequence[UUID]) -> None:
    known = dict(found.brought.values_list("listing", "pk"))
    gone = [pk for listing, pk in known.items() if listing not in wanted]
    new = [one for one in dict.fromkeys(wanted) if one not in known]
    own = Listing.objects.filter(
        pk__in=new,
        owner__in=actor.organisation_ids,
        kind__in=BRINGABLE,
        stage=ListingStage.PUBLISHED.value,
    )
    if own.count() != len(new):
        raise RecordNotBrought
    found.brought.filter(pk__in=gone).delete()
    Brought.objects.bulk_create([Brought(participant=found, listing_id=one) for one in new])
