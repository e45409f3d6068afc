"""Ask the engine which of the brought needs and offers fit each other."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from duijie.catalogue.types.words import ListingKind
from duijie.events import permissions, queries, work
from duijie.events.models import Brought, Event, Promise
from duijie.events.promising import promised
from duijie.events.services.events import check_live
from duijie.events.types import Standing
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor


@transaction.atomic
def ask_for_promises(*, actor: Actor, event_id: UUID) -> None:
    """Have the brought records matched, in the background."""
    event = queries.get_event_to_change(actor, event_id)
    permissions.check_runs(actor, event)
    check_live(event)
    audit.record(actor=actor, action="event.matching_asked", subject=event.pk)
    work.ask_for_promises(event.pk)


def find_promises(*, event_id: UUID) -> int:
    """Match every brought need with the brought offers; the number of pairs kept.

    The engine is asked outside the transaction, which then only replaces rows.
    """
    event = queries.get_event(SYSTEM, event_id)
    rows = list(_promises(event))
    with transaction.atomic():
        locked = queries.get_event_to_change(SYSTEM, event_id)
        locked.promises.all().delete()
        Promise.objects.bulk_create(rows)
        locked.matched_at = clock.now()
        locked.save(update_fields=["matched_at"])
        audit.record(actor=SYSTEM, action="event.matched", subject=event_id, pairs=len(rows))
    return len(rows)


def _promises(event: Event) -> Iterator[Promise]:
    needs: dict[UUID, list[Brought]] = defaultdict(list)
    offers: dict[UUID, list[Brought]] = defaultdict(list)
    brought = Brought.objects.filter(
        participant__event=event, participant__standing=Standing.APPROVED.value
    ).select_related("listing")
    for one in brought:
        side = needs if one.listing.kind == ListingKind.NEED.value else offers
        side[one.listing_id].append(one)
    for need_id, need_rows in needs.items():
        for offer_id, probability in promised(need_id, list(offers)).items():
            yield from (
                Promise(event=event, need=need, offer=offer, probability=probability)
                for need in need_rows
                for offer in offers[offer_id]
                if need.participant_id != offer.participant_id
            )
