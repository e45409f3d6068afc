"""Bring a file, and ask for what is done with it in the background."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction

from duijie.catalogue.types.words import ListingKind
from duijie.exchange import permissions, queries, rules, work
from duijie.exchange.cells.vocabulary import plain
from duijie.exchange.errors import ImportUnderWay
from duijie.exchange.files import open_cells
from duijie.exchange.models import HeaderChoice, Import
from duijie.exchange.types import Stage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.organisations.queries import get_organisation
from duijie.organisations.rules import check_open
from duijie.organisations.types import Stage as OrganisationStage

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_LONGEST_NAME: Final = 200
# A worker tells of its progress every few seconds; one that is silent so long is gone.
SILENT: Final = timedelta(minutes=10)


@transaction.atomic
def upload_file(
    *,
    actor: Actor,
    organisation_id: UUID,
    kind: ListingKind,
    name: str,
    content: "UploadedFile[bytes]",
) -> Import:
    """Keep a file to be looked at before anything of it is brought in."""
    owner = get_organisation(actor, organisation_id)
    permissions.check_may_import(actor, owner.pk)
    check_open(OrganisationStage(owner.stage))
    rules.check_size(content.size or 0)

    shown = Path(name).name[-_LONGEST_NAME:] or "file"
    found = Import(
        organisation=owner,
        user_id=actor.user_id,
        kind=kind.value,
        name=shown,
        size=content.size or 0,
    )
    found.file.save(shown, content, save=False)
    try:
        cells, found.title_header = open_cells(Path(found.file.path), shown, kind)
        rules.check_rows(cells.expected_rows)
    except BaseException:
        found.file.delete(save=False)
        raise
    found.expected = cells.expected_rows
    found.save(force_insert=True)
    audit.record(actor=actor, action="import.uploaded", subject=found.pk, kind=kind.value)
    return found


@transaction.atomic
def discard_import(*, actor: Actor, import_id: UUID) -> None:
    """Throw away a file of which nothing was brought in."""
    found = queries.get_import_to_change(actor, import_id)
    permissions.check_may_import(actor, found.organisation_id)
    rules.LIFE.check_move(Stage(found.stage), Stage.WAITING)
    audit.record(actor=actor, action="import.discarded", subject=found.pk)
    transaction.on_commit(lambda: found.file.delete(save=False))
    found.delete()


@transaction.atomic
def start_import(
    *, actor: Actor, import_id: UUID, columns: Mapping[str, str], publish: bool
) -> Import:
    """Have the rows of a file brought in as chosen, and remember the choice."""
    found = queries.get_import_to_change(actor, import_id)
    permissions.check_may_import(actor, found.organisation_id)
    rules.LIFE.check_move(Stage(found.stage), Stage.WAITING)
    kind = ListingKind(found.kind)
    rules.check_columns(columns, kind)
    _check_alone(found)

    found.columns = dict(columns)
    found.publish = publish
    found.user_id = actor.user_id
    found.stage = Stage.WAITING.value
    save_change(found, "columns", "publish", "user_id", "stage")
    _remember(found.organisation_id, kind, columns)
    audit.record(actor=actor, action="import.started", subject=found.pk, publish=publish)
    work.ask_for_run(found.pk)
    return found


def _check_alone(found: Import) -> None:
    others = Import.objects.filter(
        organisation=found.organisation_id,
        kind=found.kind,
        stage__in=[stage.value for stage in rules.UNDER_WAY],
    ).exclude(pk=found.pk)
    if name := others.values_list("name", flat=True).first():
        raise ImportUnderWay(name=name)


def _remember(organisation_id: UUID, kind: ListingKind, columns: Mapping[str, str]) -> None:
    chosen = {plain(header)[:_LONGEST_NAME]: column for header, column in columns.items()}
    HeaderChoice.objects.bulk_create(
        [
            HeaderChoice(
                organisation_id=organisation_id, kind=kind.value, header=header, column=column
            )
            for header, column in chosen.items()
        ],
        update_conflicts=True,
        unique_fields=["organisation", "kind", "header"],
        update_fields=["column"],
    )


@transaction.atomic
def cancel_import(*, actor: Actor, import_id: UUID) -> Import:
    """Stop an import; what was brought in already stays, and can be undone."""
    found = queries.get_import_to_change(actor, import_id)
    permissions.check_may_import(actor, found.organisation_id)
    rules.LIFE.check_move(Stage(found.stage), Stage.CANCELLED)
    silent = clock.now() - found.updated_at > SILENT
    if found.stage == Stage.WAITING.value or silent:
        found.stage = Stage.CANCELLED.value
        found.ended_at = clock.now()
    found.stop_asked = True
    save_change(found, "stop_asked", "stage", "ended_at")
    audit.record(actor=actor, action="import.cancelled", subject=found.pk)
    return found


@transaction.atomic
def undo_import(*, actor: Actor, import_id: UUID) -> Import:
    """Have all records put back that an import brought and nobody changed since."""
    found = queries.get_import_to_change(actor, import_id)
    permissions.check_may_import(actor, found.organisation_id)
    rules.LIFE.check_move(Stage(found.stage), Stage.UNDOING)
    _check_alone(found)
    found.stage = Stage.UNDOING.value
    found.user_id = actor.user_id
    save_change(found, "stage", "user_id")
    audit.record(actor=actor, action="import.undo_started", subject=found.pk)
    work.ask_for_undo(found.pk)
    return found
