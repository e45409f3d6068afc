"""What becomes of a record after it was written: published, paused, closed and so on."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from duijie.catalogue import services
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Origin, Stage
from duijie.demo.services.timeline import Timeline
from duijie.demo.types import House
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM

# A record lives a while before something becomes of it.
LATER: Final = timedelta(days=12)
# An expired one was published so long ago, and its last day passed so long ago.
BEFORE_THE_END: Final = timedelta(days=120)
OVER_SINCE: Final = timedelta(days=9)
# What is still being looked at was written lately: so many times nearer than the others.
NEARER: Final = 20


@dataclass(slots=True)
class Life:
    """A record to be, and where its life leads."""

    house: House
    details: Details
    stage: Stage
    reason: str = ""
    ids: list[UUID] = field(default_factory=list)

    def begin(self) -> None:
        """Write it, and send or publish it unless it stays a draft."""
        made = services.create_listing(
            actor=self.house.manager,
            owner_id=self.house.id,
            details=self.details,
            origin=Origin.DEMO,
        )
        self.ids.append(made.pk)
        if self.stage is Stage.IN_REVIEW:
            services.submit_listing(actor=self.house.manager, listing_id=made.pk, seen=None)
        elif self.stage is not Stage.DRAFT:
            services.publish_listing(actor=self.house.manager, listing_id=made.pk, seen=None)

    def end(self) -> None:
        """Pause, close, withdraw it, or let it expire."""
        actor, found, reason = self.house.manager, self.ids[0], self.reason
        match self.stage:
            case Stage.PAUSED:
                services.pause_listing(actor=actor, listing_id=found, seen=None)
            case Stage.CLOSED:
                services.close_listing(actor=actor, listing_id=found, reason=reason, seen=None)
            case Stage.WITHDRAWN:
                services.withdraw_listing(actor=actor, listing_id=found, reason=reason, seen=None)
            case Stage.EXPIRED:
                services.end_listing(actor=SYSTEM, listing_id=found)
            case _:
                pass


def live(timeline: Timeline, life: Life, at: datetime) -> None:
    """Note the life of a record that was written at a moment."""
    now = clock.now()
    if life.stage is Stage.EXPIRED:
        timeline.add(now - BEFORE_THE_END, life.begin)
        timeline.add(now - OVER_SINCE + timedelta(days=1), life.end)
    elif life.stage in {Stage.DRAFT, Stage.IN_REVIEW}:
        timeline.add(now - (now - at) / NEARER, life.begin)
    else:
        timeline.add(at, life.begin)
        timeline.add(min(now, at + LATER), life.end)
