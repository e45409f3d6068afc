"""Matching days and challenges, done through the services as people do them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Final
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.demo import queries, reading
from duijie.demo.services.timeline import Timeline
from duijie.demo.types import DayEntry, House, Houses
from duijie.events import services
from duijie.events.models import Event, Participant
from duijie.events.queries.plans import meetings_of
from duijie.events.rules.preferences import Wish
from duijie.events.types import Details, NextStep, Outcome, Registration, Stage, Standing, Useful
from duijie.kernel import clock
from duijie.kernel.language import Language

# Registration ends so long before the day, and so long after that the plan is asked for.
SHUT: Final = timedelta(days=5)
PLANNED: Final = timedelta(days=4)
BEGINS: Final = time(9, 30)
BROUGHT: Final = (ListingKind.NEED, ListingKind.OFFER)
# What both sides of the meetings said, one after the other.
OUTCOMES: Final = (
    Outcome(Useful.YES, NextStep.SAMPLE, introduce=True),
    Outcome(Useful.YES, NextStep.VISIT),
    Outcome(Useful.PARTLY, NextStep.CALL),
    Outcome(Useful.YES, NextStep.CONFIDENTIALITY, introduce=True),
    Outcome(Useful.NO),
    Outcome(Useful.PARTLY, NextStep.SEND_MATERIAL),
)


@dataclass(slots=True)
class Gathering:
    """A day to be, and the records that its guests bring."""

    entry: DayEntry
    houses: Houses
    ids: list[UUID] = field(default_factory=list)

    def announce(self) -> None:
        """Make the day and open it for registration."""
        organiser, said = self.houses.by_key[self.entry.organiser], self.entry.details
        held_on = clock.today() + timedelta(days=self.entry.held - self.entry.made)
        details = Details(
            **said,
            held_on=held_on,
            begins_at=BEGINS,
            register_until=_begins(held_on) - SHUT,
            pause_after=said["slots"] // 2,
        )
        made = services.make_event(
            actor=organiser.manager,
            organiser_id=organiser.id,
            details=details,
            external_id=self.entry.key,
        )
        services.move_event(actor=organiser.manager, event_id=made.pk, stage=Stage.OPEN)
        self.ids.append(made.pk)

    def gather(self) -> None:
        """Let everybody register, let the guests in, and take down their wishes."""
        organiser, event = self.houses.by_key[self.entry.organiser].manager, self.ids[0]
        for key in (*self.entry.guests, *self.entry.waiting):
            asked = self._register(self.houses.by_key[key])
            if key in self.entry.guests:
                services.decide_registration(
                    actor=organiser,
                    event_id=event,
                    participant_id=asked.pk,
                    standing=Standing.APPROVED,
                )
        for who, whom, level in self.entry.wishes:
            services.wish(
                actor=self.houses.by_key[who].manager,
                event_id=event,
                participant_id=queries.participant_of(event, self.houses.by_key[whom].id).pk,
                level=Wish(level),
            )

    def _register(self, house: House) -> Participant:
        brought = [pk for kind in BROUGHT for pk in queries.some_published(house.id, kind)]
        said = Registration(
            name=house.manager.name,
            organisation_id=house.id,
            languages=("zh", "en") if house.manager.language is Language.ZH else ("en",),
            slots=tuple(range(self.entry.details["slots"])),
            listing_ids=tuple(brought),
        )
        return services.register(actor=house.manager, event_id=self.ids[0], said=said)

    def shut(self) -> None:
        """End registration."""
        organiser = self.houses.by_key[self.entry.organiser].manager
        services.move_event(actor=organiser, event_id=self.ids[0], stage=Stage.CLOSED)

    def ask_for_plan(self) -> None:
        """Have the plan made by the worker; the rest of the day is told when it is there."""
        organiser = self.houses.by_key[self.entry.organiser].manager
        services.ask_for_plan(actor=organiser, event_id=self.ids[0])


def plan_gatherings(timeline: Timeline, houses: Houses) -> None:
    """Note the days, as far as they can be told before their plans are made."""
    now = clock.now()
    for entry in reading.gatherings():
        gathering = Gathering(entry, houses)
        made, held = (now + timedelta(days=count) for count in (entry.made, entry.held))
        timeline.add(made, gathering.announce)
        timeline.add(made + timedelta(days=6), gathering.gather)
        if held < now:
            timeline.add(held - SHUT + timedelta(hours=12), gathering.shut)
            timeline.add(held - PLANNED, gathering.ask_for_plan)


def hold_days() -> int:
    """Hold the past days whose plans are made by now; how many were."""
    held = 0
    for entry in reading.gatherings():
        event, plan = queries.planned_day(entry.key)
        if event is None or plan is None:
            continue
        organiser = queries.manager_of(event.organiser_id)
        day = _begins(event.held_on)
        with clock.stopped_at(day - timedelta(days=3)):
            services.publish_plan(actor=organiser, event_id=event.pk, number=plan.number)
        absent = {queries.house_of(key) for key in entry.absent}
        with clock.stopped_at(day - timedelta(minutes=20)):
            _arrive(event, absent)
        with clock.stopped_at(day + timedelta(hours=8)):
            _judge(event, absent)
            services.move_event(actor=organiser, event_id=event.pk, stage=Stage.HELD)
        held += 1
    return held


def _begins(day: date) -> datetime:
    return datetime.combine(day, BEGINS, clock.BUSINESS_ZONE)


def _arrive(event: Event, absent: set[UUID]) -> None:
    organiser = queries.manager_of(event.organiser_id)
    for one in event.participants.filter(standing=Standing.APPROVED.value):
        deed = services.mark_absent if one.organisation_id in absent else services.mark_present
        deed(actor=organiser, event_id=event.pk, participant_id=one.pk)


def _judge(event: Event, absent: set[UUID]) -> None:
    """What everybody who was there said of their meetings."""
    outcomes = cycle(OUTCOMES)
    for meeting in meetings_of(queries.published_plan(event)):
        seats = [seat.participant for seat in meeting.seats.all()]
        was_held = not any(one.organisation_id in absent for one in seats)
        said = next(outcomes) if was_held else Outcome(Useful.NOT_HELD)
        for one in seats:
            if one.organisation_id is not None and one.organisation_id not in absent:
                services.judge_meeting(
                    actor=queries.manager_of(one.organisation_id),
                    event_id=event.pk,
                    meeting_id=meeting.pk,
                    said=said,
                )
