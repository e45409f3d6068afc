"""Matching days made up for tests."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from tests.catalogue.making import make_owner
from tests.organisations.making import make_manager, make_member

from duijie.events import queries, services
from duijie.events.models import Event, Participant, Plan
from duijie.events.rules.preferences import Wish
from duijie.events.types import Details, Registration, Stage, Standing
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor

DAY = clock.today() + timedelta(days=20)
MORNING = datetime.combine(DAY, time(9), clock.BUSINESS_ZONE)
DETAILS = Details(
    title_zh="长三角半导体设备对接会",
    title_en="Semiconductor equipment matching day",
    place_zh="示例市会展中心",
    place_en="Demo City Expo Centre",
    held_on=DAY,
    register_until=datetime.combine(DAY - timedelta(days=3), time(18), UTC),
    slots=4,
    pause_after=2,
    tables=3,
    most_meetings=3,
)


def make_event(stage: Stage = Stage.OPEN, **more: Any) -> Event:
    """A day of an organisation of its own."""
    event = services.make_event(
        actor=SYSTEM, organiser_id=make_owner().pk, details=replace(DETAILS, **more)
    )
    for step in (Stage.OPEN, Stage.CLOSED):
        if stage is not Stage.DRAFT and event.stage != stage.value:
            event = services.move_event(actor=SYSTEM, event_id=event.pk, stage=step)
    return event


def organiser_of(event: Event) -> Actor:
    """Somebody who holds the day."""
    return make_manager(event.organiser_id)


def take_part(event: Event, *listings: Any, actor: Actor | None = None, **more: Any) -> Actor:
    """Somebody who is in, with the records of one organisation."""
    house = listings[0].owner_id if listings else make_owner().pk
    actor = actor or make_member(house)
    said: dict[str, Any] = {
        "name": f"Guest {str(actor.user_id)[-4:]}",
        "organisation_id": house,
        "slots": tuple(range(event.slots)),
        "most": event.slots,
        "languages": ("zh",),
        "listing_ids": tuple(one.pk for one in listings),
    } | more
    mine = services.register(actor=actor, event_id=event.pk, said=Registration(**said))
    services.decide_registration(
        actor=SYSTEM, event_id=event.pk, participant_id=mine.pk, standing=Standing.APPROVED
    )
    return actor


def own(actor: Actor, event: Event) -> Participant:
    """Somebody's place on the day."""
    return queries.get_own(actor, event)


def wish(event: Event, who: Actor, whom: Actor, level: Wish = Wish.SURELY) -> None:
    """One wishes to meet the other."""
    services.wish(actor=who, event_id=event.pk, participant_id=own(whom, event).pk, level=level)


def planned(event: Event, **more: Any) -> Plan:
    """A plan that was made and published."""
    asked = services.ask_for_plan(actor=SYSTEM, event_id=event.pk, **more)
    services.run_plan(plan_id=asked.pk)
    return services.publish_plan(actor=SYSTEM, event_id=event.pk, number=asked.number)


def two_with_a_match(event: Event) -> tuple[Actor, Actor]:
    """Two who wish for each other."""
    one, other = take_part(event), take_part(event)
    wish(event, one, other)
    wish(event, other, one)
    return one, other


def closed(event: Event) -> Event:
    """The day with its registration closed."""
    return services.move_event(actor=SYSTEM, event_id=event.pk, stage=Stage.CLOSED)
