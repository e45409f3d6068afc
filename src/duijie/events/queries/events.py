"""Which days there are for whoever asks."""

from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.events.errors import EventNotFound
from duijie.events.models import Event
from duijie.events.rules.life import SHOWN
from duijie.events.types import Details
from duijie.kernel.actors import Actor


def events_visible_to(actor: Actor) -> QuerySet[Event]:
    """The days that are announced, and all of the actor's organisations."""
    found = Event.objects.select_related("organiser")
    if actor.is_operator:
        return found
    shown = Q(stage__in=[stage.value for stage in SHOWN])
    return found.filter(shown | Q(organiser__in=actor.organisation_ids))


def events_run_by(actor: Actor) -> QuerySet[Event]:
    """The days that the actor's organisations hold."""
    return Event.objects.filter(organiser__in=actor.organisation_ids)


def get_event(actor: Actor, event_id: UUID) -> Event:
    """The day, if it is there for the actor."""
    return _one(events_visible_to(actor), event_id)


def get_event_to_change(actor: Actor, event_id: UUID) -> Event:
    """The day, its row locked until the transaction ends."""
    return _one(events_visible_to(actor).select_for_update(of=("self",)), event_id)


def _one(events: QuerySet[Event], event_id: UUID) -> Event:
    found = events.filter(pk=event_id).first()
    if found is None:
        raise EventNotFound
    return found


def details_of(event: Event) -> Details:
    """What a day says of itself, as it would be written anew."""
    return Details(**{name: getattr(event, name) for name in Details.__dataclass_fields__})
