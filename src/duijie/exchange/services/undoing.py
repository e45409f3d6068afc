"""Put back what an import changed, record by record, where nobody changed it since."""

from uuid import UUID

from django.db import transaction

from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.exchange.models import Import, ImportRow
from duijie.exchange.rules import LIFE
from duijie.exchange.services.running import acting_for
from duijie.exchange.types import Outcome, Stage, Undone
from duijie.foundation import audit
from duijie.foundation.errors import ChangedMeanwhile
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError

_TOLD_EVERY = 50


def run_undo(*, import_id: UUID) -> None:
    """Put back what an import changed; what was changed since is kept, and says so."""
    found = Import.objects.get(pk=import_id)
    if found.stage != Stage.UNDOING.value:
        return
    actor = acting_for(found)
    changed = [Outcome.CREATED.value, Outcome.UPDATED.value]
    waiting = ImportRow.objects.filter(import_of=found, outcome__in=changed, undone="")
    # The last first, so that a record that two rows changed goes back step by step.
    for count, row_id in enumerate(waiting.order_by("-place").values_list("pk", flat=True)):
        _undo_row(actor, row_id)
        if count % _TOLD_EVERY == 0:
            Import.objects.filter(pk=import_id).update(updated_at=clock.now())
    _end(import_id)


def _undo_row(actor: Actor, row_id: int) -> None:
    """Put one record back; the answer is kept in the same transaction."""
    with transaction.atomic():
        row = ImportRow.objects.select_for_update().get(pk=row_id)
        if row.undone:
            return
        try:
            with transaction.atomic():
                row.undone = _put_back(actor, row).value
        except DomainError as refusal:
            row.undone = Undone.KEPT.value
            facts = {name: str(value) for name, value in refusal.facts.items()}
            changed = isinstance(refusal, ChangedMeanwhile)
            code = "exchange.row.changed_since" if changed else refusal.code
            row.undo_trouble = {"code": code, "facts": {} if changed else facts}
        row.save(update_fields=["undone", "undo_trouble"])


def _put_back(actor: Actor, row: ImportRow) -> Undone:
    assert row.listing_id is not None  # noqa: S101  (rows that changed something have a record)
    listing_id, seen = row.listing_id, row.after_version
    if row.outcome == Outcome.UPDATED.value:
        return _restore(actor, row, listing_id)
    stage = Listing.objects.filter(pk=listing_id).values_list("stage", flat=True).first()
    if row.shown and stage == ListingStage.PUBLISHED.value:
        catalogue.withdraw_listing(actor=actor, listing_id=listing_id, reason="", seen=seen)
        return Undone.WITHDRAWN
    if row.shown:
        back = catalogue.send_back_listing(actor=actor, listing_id=listing_id, reason="", seen=seen)
        seen = back.version
    catalogue.delete_draft(actor=actor, listing_id=listing_id, seen=seen)
    return Undone.REMOVED


def _restore(actor: Actor, row: ImportRow, listing_id: UUID) -> Undone:
    """Let a record say what it said before, and take back its publication."""
    if row.before_version is not None:
        back = catalogue.revert_listing(
            actor=actor, listing_id=listing_id, number=row.before_version, seen=row.after_version
        )
        if row.shown and back.stage == ListingStage.PUBLISHED.value:
            catalogue.withdraw_listing(
                actor=actor, listing_id=listing_id, reason="", seen=back.version
            )
            catalogue.reopen_listing(actor=actor, listing_id=listing_id, seen=None)
        elif row.shown:
            catalogue.send_back_listing(
                actor=actor, listing_id=listing_id, reason="", seen=back.version
            )
    return Undone.RESTORED


@transaction.atomic
def _end(import_id: UUID) -> None:
    found = Import.objects.select_for_update().get(pk=import_id)
    LIFE.check_move(Stage(found.stage), Stage.UNDONE)
    rows = found.rows.exclude(undone="")
    found.undone = rows.exclude(undone=Undone.KEPT.value).count()
    found.stage = Stage.UNDONE.value
    found.updated_at = found.ended_at = clock.now()
    found.save(update_fields=["undone", "stage", "updated_at", "ended_at"])
    kept = rows.filter(undone=Undone.KEPT.value).count()
    audit.record(
        actor=Actor(user_id=found.user_id),
        action="import.undone",
        subject=found.pk,
        undone=found.undone,
        kept=kept,
    )
