"""Imports and the headers people chose follow the organisation that theirs was merged into."""

from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef

from duijie.accounts.permissions import check_operator
from duijie.catalogue.models import Listing
from duijie.exchange.models import Fingerprint, HeaderChoice, Import, ImportRow
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def move_imports(*, actor: Actor, gone_id: UUID, kept_id: UUID) -> int:
    """Give the imports of an organisation to the one that stays; how many there were.

    They can be looked at and undone there. Where both said what a header means,
    or brought the same text, what the one that stays said holds.
    """
    check_operator(actor)
    theirs = list(Import.objects.select_for_update().filter(organisation=gone_id).order_by("pk"))
    for found in theirs:
        found.organisation_id = kept_id
        save_change(found, "organisation")
        audit.record(
            actor=actor, action="import.moved", subject=found.pk, organisation_before=str(gone_id)
        )
    _keep_undoable(theirs)
    _move_rows(HeaderChoice, gone_id, kept_id, "header")
    _move_rows(Fingerprint, gone_id, kept_id, "key")
    return len(theirs)


def _keep_undoable(imports: list[Import]) -> None:
    """That a record moved is no change of it: what nobody else changed can still be undone.

    The records were moved before, each to its next version.
    """
    moved = Listing.objects.filter(pk=OuterRef("listing_id"), version=OuterRef("after_version") + 1)
    rows = ImportRow.objects.filter(import_of__in=imports, undone="")
    rows.filter(Exists(moved)).update(after_version=F("after_version") + 1)


def _move_rows(model: type[Row], gone_id: UUID, kept_id: UUID, name: str) -> None:
    """Move what the organisation that stays does not have, and drop the rest."""
    theirs = model._default_manager.filter(organisation=gone_id)  # noqa: SLF001  (Django's own name)
    same = model._default_manager.filter(  # noqa: SLF001  (same)
        organisation=kept_id, kind=OuterRef("kind"), **{name: OuterRef(name)}
    )
    theirs.filter(~Exists(same)).update(organisation=kept_id)
    theirs.delete()
