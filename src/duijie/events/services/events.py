"""Announce a day, change it, move it through its life."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from duijie.events import permissions, queries
from duijie.events.models import Event
from duijie.events.rules.days import problems_of
from duijie.events.rules.life import LIFE, LIVE
from duijie.events.services.telling import tell
from duijie.events.types import Details, Stage, Standing
from duijie.foundation import audit
from duijie.foundation.records import check_version, save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.states import IllegalMove
from duijie.notices.types import Kind
from duijie.organisations.queries import get_organisation
from duijie.organisations.rules import check_open
from duijie.organisations.types import Stage as OrganisationStage


@transaction.atomic
def make_event(
    *, actor: Actor, organiser_id: UUID, details: Details, external_id: str = ""
) -> Event:
    """Prepare a matching day; nobody sees it before it is opened."""
    organiser = get_organisation(actor, organiser_id)
    permissions.check_may_hold(actor, organiser.pk)
    check_open(OrganisationStage(organiser.stage))
    check_complete(details)
    event = Event.objects.create(organiser=organiser, external_id=external_id, **asdict(details))
    audit.record(actor=actor, action="event.made", subject=event.pk)
    return event


@transaction.atomic
def change_event(
    *, actor: Actor, event_id: UUID, details: Details, seen: int | None = None
) -> Event:
    """Say something else of a day that is not over."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    check_version(event, seen)
    check_live(event)
    check_complete(details)
    given = asdict(details)
    for name, value in given.items():
        setattr(event, name, value)
    save_change(event, *given)
    audit.record(actor=actor, action="event.changed", subject=event.pk)
    return event


@transaction.atomic
def move_event(*, actor: Actor, event_id: UUID, stage: Stage) -> Event:
    """Open registration, close it, end the day or cancel it."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    LIFE.check_move(Stage(event.stage), stage)
    if stage is Stage.PLANNED:
        # A day is planned by publishing its plan, never by saying so.
        raise IllegalMove(now=event.stage, wanted=stage.value, possible=Stage.OPEN.value)
    event.stage = stage.value
    save_change(event, "stage")
    audit.record(actor=actor, action=f"event.{stage.value}", subject=event.pk)
    if stage is Stage.CANCELLED:
        people = event.participants.filter(standing=Standing.APPROVED.value)
        tell(actor, event, people, Kind.EVENT_CANCELLED)
    return event


def check_live(event: Event) -> None:
    """Refuse to change a day that was held or cancelled."""
    now = Stage(event.stage)
    if now not in LIVE:
        possible = ", ".join(sorted(LIFE.possible(now)))
        raise IllegalMove(now=now.value, wanted="changed", possible=possible)


def check_complete(details: Details) -> None:
    """Refuse what cannot stand; the first problem is said, with its field."""
    problems = problems_of(details, clock.today())
    if problems:
        raise problems[0]
