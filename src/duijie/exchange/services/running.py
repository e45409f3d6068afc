"""Bring the rows of a file in, a batch to a transaction.

How far it has come stands in the same transaction as what was written, so a run
that is killed goes on where it stopped, and nothing is written twice.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.queries import actor_of, get_account
from duijie.catalogue.types.words import ListingKind
from duijie.exchange import permissions
from duijie.exchange.models import Import
from duijie.exchange.planning import Finding, Item, items_of
from duijie.exchange.queries.preview import cells_of
from duijie.exchange.rules import LIFE
from duijie.exchange.services.batches import bring_in
from duijie.exchange.types import Stage
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor
from duijie.kernel.errors import DomainError

# Large enough that the statements are shared by many rows, small enough that progress is seen
# and that the locks of a batch are held for less than a second.
BATCH: Final = 200


def run_import(*, import_id: UUID) -> None:
    """Bring the rows of a file in, from where an earlier run stopped."""
    found = _begun(import_id)
    if found is None:
        return
    try:
        actor = acting_for(found)
        permissions.check_may_import(actor, found.organisation_id)
        cells = cells_of(found)
        items = islice(items_of(cells, found.columns, ListingKind(found.kind)), found.done, None)
        find = Finding()
        for batch in _batches(items):
            if not _bring_batch(actor, import_id, batch, find):
                return
    except DomainError as refusal:
        _end(import_id, Stage.FAILED, refusal)
        return
    _end(import_id, Stage.DONE)


def acting_for(found: Import) -> Actor:
    """The person who asked for the work, as they stand now."""
    if found.user_id is None:
        return SYSTEM
    return actor_of(get_account(SYSTEM, found.user_id))


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


@transaction.atomic
def _begun(import_id: UUID) -> Import | None:
    found = Import.objects.select_for_update().filter(pk=import_id).first()
    if found is None or found.stage not in {Stage.WAITING.value, Stage.RUNNING.value}:
        return None
    found.stage = Stage.RUNNING.value
    found.started_at = found.started_at or clock.now()
    found.updated_at = clock.now()
    found.save(update_fields=["stage", "started_at", "updated_at"])
    return found


@transaction.atomic
def _bring_batch(actor: Actor, import_id: UUID, batch: list[Item], find: Finding) -> bool:
    """Bring one batch in; False when the import was stopped or another run does it."""
    found = Import.objects.select_for_update().select_related("organisation").get(pk=import_id)
    if found.stage != Stage.RUNNING.value or found.done != batch[0].place:
        return False
    if found.stop_asked:
        found.stage = Stage.CANCELLED.value
        found.ended_at = clock.now()
        found.save(update_fields=["stage", "ended_at"])
        return False
    rows = bring_in(actor, found, batch, find)
    for row in rows:
        setattr(found, row.outcome, getattr(found, row.outcome) + 1)
        found.remarked += bool(row.troubles and row.listing_id)
    found.done += len(rows)
    found.updated_at = clock.now()
    found.save()
    return True


@transaction.atomic
def _end(import_id: UUID, stage: Stage, refusal: DomainError | None = None) -> None:
    found = Import.objects.select_for_update().get(pk=import_id)
    LIFE.check_move(Stage(found.stage), stage)
    found.stage = stage.value
    found.ended_at = found.updated_at = clock.now()
    if refusal is not None:
        facts = {name: str(value) for name, value in refusal.facts.items()}
        found.trouble = {"code": refusal.code, "facts": facts}
    found.save(update_fields=["stage", "ended_at", "updated_at", "trouble"])
    counts = {name: getattr(found, name) for name in ("created", "updated", "unchanged", "refused")}
    actor = Actor(user_id=found.user_id)
    audit.record(actor=actor, action=f"import.{stage.value}", subject=found.pk, **counts)
