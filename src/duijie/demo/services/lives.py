"""What becomes of a record after it was written: published, paused, closed and so on."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from duijie.catalogue import services
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Origin, Stage
from duijie.demo.types import House
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM

# A record lives a while before something becomes of it.
LATER: Final = timedelta(days=12)
# An expired one was published so long before its end, which has passed so long ago.
BEFORE_THE_END: Final = timedelta(days=120)
OVER_SINCE: Final = timedelta(days=9)


def keep(house: House, details: Details, stage: Stage, at: datetime, reason: str = "") -> None:
    """Write a record as of a moment and lead it to a stage by the services."""
    now = clock.now()
    if stage is Stage.EXPIRED:
        at = now - BEFORE_THE_END
    # What is still being looked at was written lately.
    if stage in {Stage.DRAFT, Stage.IN_REVIEW}:
        at = now - (now - at) / 20
    with clock.stopped_at(at):
        made = services.create_listing(
            actor=house.manager, owner_id=house.id, details=details, origin=Origin.DEMO
        )
        if stage is Stage.DRAFT:
            return
        if stage is Stage.IN_REVIEW:
            services.submit_listing(actor=house.manager, listing_id=made.pk, seen=None)
            return
        services.publish_listing(actor=house.manager, listing_id=made.pk, seen=None)
    if stage is Stage.EXPIRED:
        services.end_listing(actor=SYSTEM, listing_id=made.pk)
    elif stage is not Stage.PUBLISHED:
        with clock.stopped_at(min(now, at + LATER)):
            _end(house, made.pk, stage, reason)


def _end(house: House, listing_id: UUID, stage: Stage, reason: str) -> None:
    if stage is Stage.PAUSED:
        services.pause_listing(actor=house.manager, listing_id=listing_id, seen=None)
    if stage is Stage.CLOSED:
        services.close_listing(actor=house.manager, listing_id=listing_id, reason=reason, seen=None)
    if stage is Stage.WITHDRAWN:
        services.withdraw_listing(
            actor=house.manager, listing_id=listing_id, reason=reason, seen=None
        )
