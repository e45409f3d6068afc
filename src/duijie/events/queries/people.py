"""Who takes part; for participants, the organiser and operators only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.events.errors import NotAParticipant, ParticipantNotFound
from duijie.events.models import Brought, Event, Participant, Preference
from duijie.events.permissions import runs
from duijie.events.queries.events import get_event
from duijie.events.rules.preferences import Wish
from duijie.events.types import Registration, Standing
from duijie.kernel.actors import Actor

BRINGABLE = (ListingKind.NEED, ListingKind.OFFER)


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, with the records that a reader may see beside the name."""

    participant: Participant
    records: tuple[Seen, ...]
    wish: Wish
    is_me: bool


def find_own(actor: Actor, event: Event) -> Participant | None:
    """The actor's own registration, however it stands."""
    if actor.user_id is None:
        return None
    return event.participants.filter(user=actor.user_id).first()


def get_own(actor: Actor, event: Event) -> Participant:
    """The actor's own registration, if it was approved."""
    found = find_own(actor, event)
    if found is None or found.standing != Standing.APPROVED.value:
        raise NotAParticipant
    return found


def own_participations(actor: Actor) -> QuerySet[Participant]:
    """Where the actor takes part, the next day first."""
    found = Participant.objects.filter(user=actor.user_id, user__isnull=False)
    return found.select_related("event").order_by("event__held_on")


def participants_of(actor: Actor, event: Event) -> QuerySet[Participant]:
    """The participants: all for the organiser, the approved for each other."""
    found = event.participants.select_related("organisation", "user")
    if runs(actor, event):
        return found
    get_own(actor, event)
    return found.filter(standing=Standing.APPROVED.value)


def get_participant(actor: Actor, event_id: UUID, participant_id: UUID) -> Participant:
    """One participant, if the actor may know."""
    found = participants_of(actor, get_event(actor, event_id)).filter(pk=participant_id).first()
    if found is None:
        raise ParticipantNotFound
    return found


def get_participant_to_change(actor: Actor, event: Event, participant_id: UUID) -> Participant:
    """One participant, the row locked until the transaction ends."""
    visible = participants_of(actor, event).filter(pk=participant_id)
    locked = Participant.objects.select_for_update(of=("self",)).filter(pk__in=visible.values("pk"))
    found = locked.select_related("organisation").first()
    if found is None:
        raise ParticipantNotFound
    return found


def people_of(actor: Actor, event: Event) -> list[Person]:
    """The participants with what may be told of what they bring.

    A blind need is shown in the catalogue, but never beside whoever asks.
    """
    found = list(participants_of(actor, event).prefetch_related(_brought()))
    mine = find_own(actor, event)
    wishes: Mapping[Any, int] = (
        dict(mine.wishes.values_list("wished", "level")) if mine is not None else {}
    )
    seen = seen_of(actor, (one for each in found for one in each.brought.all()))
    return [
        Person(
            participant=one,
            records=_named_with(one, seen),
            wish=Wish(wishes.get(one.pk, Wish.NONE)),
            is_me=mine is not None and one.pk == mine.pk,
        )
        for one in found
    ]


def _brought() -> "Prefetch[Any, Any, Any]":
    return Prefetch("brought", Brought.objects.select_related("listing"))


def seen_of(actor: Actor, brought: Iterable[Brought]) -> dict[UUID, Seen]:
    """The records brought as the actor may see them, two queries a kind."""
    ids: dict[ListingKind, set[UUID]] = {kind: set() for kind in BRINGABLE}
    for one in brought:
        ids[ListingKind(one.listing.kind)].add(one.listing_id)
    found: dict[UUID, Seen] = {}
    for kind, wanted in ids.items():
        found |= seen_all(actor, kind, wanted) if wanted else {}
    return found


def _named_with(participant: Participant, seen: Mapping[UUID, Seen]) -> tuple[Seen, ...]:
    records = (seen.get(one.listing_id) for one in participant.brought.all())
    return tuple(one for one in records if one is not None and one.owner is not None)


def registration_of(participant: Participant) -> Registration:
    """What somebody said who registered, as it would be said anew."""
    return Registration(
        name=participant.name,
        organisation_id=participant.organisation_id,
        languages=tuple(participant.languages),
        slots=tuple(participant.free_slots),
        most=participant.most,
        listing_ids=tuple(participant.brought.values_list("listing", flat=True)),
        hopes=participant.hopes,
    )


def everything_of_person(user_id: UUID) -> list[dict[str, Any]]:
    """All that matching days know of a person, for them to take along."""
    rows = Participant.objects.filter(user=user_id).select_related("event")
    return [
        {
            "event": str(one.event),
            "day": one.event.held_on,
            "name": one.name,
            "standing": one.standing,
            "slots": one.free_slots,
            "languages": one.languages,
            "hopes": one.hopes,
            "arrived_at": one.arrived_at,
            "wishes": list(one.wishes.values("wished__name", "level")),
            "judgements": list(
                one.judgements.values("other__name", "useful", "next_step", "introduce", "note")
            ),
            "follow_ups": list(one.follow_ups.values("other__name", "step", "due_on", "done_at")),
        }
        for one in rows
    ]


def preferences_in(event: Event) -> QuerySet[Preference]:
    """Every wish of a day; for the planner and the organiser alone."""
    return Preference.objects.filter(wisher__event=event)
