"""A person's copy of all that the node knows of them: asked for, written by a job, fetched."""

import json
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet

from duijie.accounts import permissions, queries, rules
from duijie.accounts.errors import ExportNotFound
from duijie.accounts.models import Export, User
from duijie.accounts.types import ExportStage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM, Actor


@transaction.atomic
def request_export(*, actor: Actor, user_id: UUID) -> Export:
    """Ask for a copy of one's data; one that waits already is the one meant."""
    user = queries.get_account_to_change(actor, user_id)
    permissions.check_own_or_operator(actor, user)
    waiting = Export.objects.filter(user=user, stage=ExportStage.WAITING.value).first()
    if waiting is not None:
        return waiting
    export = Export.objects.create(user=user)
    audit.record(actor=actor, action="export.requested", subject=user.pk)
    return export


@transaction.atomic
def write_export(*, export_id: UUID) -> None:
    """Write the file that somebody asked for; one that is written stays as it is."""
    waiting = Export.objects.select_for_update().filter(stage=ExportStage.WAITING.value)
    export = waiting.filter(pk=export_id).first()
    if export is None:
        return
    known = queries.everything_about(SYSTEM, export.user_id)
    text = json.dumps(known, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
    export.file.save(f"{export.pk.hex}.json", ContentFile(text.encode("utf-8")), save=False)
    export.stage, export.ready_at = ExportStage.READY.value, clock.now()
    save_change(export, "file", "stage", "ready_at")


def exports_of(actor: Actor, user_id: UUID) -> QuerySet[Export]:
    """The copies a person asked for, the newest first."""
    return queries.get_account(actor, user_id).exports.all()


def get_export(actor: Actor, export_id: UUID) -> Export:
    """One's own copy that is ready to be fetched."""
    ready = Export.objects.filter(user=actor.user_id, stage=ExportStage.READY.value)
    found = ready.filter(pk=export_id).first()
    if found is None:
        raise ExportNotFound
    return found


def forget_exports_of(user: User) -> None:
    """Delete a person's copies."""
    _forget(Export.objects.filter(user=user, stage=ExportStage.READY.value))


def forget_old_exports() -> None:
    """Delete copies that nobody needs to fetch any more."""
    ready = Export.objects.filter(stage=ExportStage.READY.value)
    _forget(ready.filter(ready_at__lt=clock.now() - rules.EXPORT_HOLDS))


def _forget(exports: QuerySet[Export]) -> None:
    for export in exports:
        export.file.delete(save=False)
        export.stage = ExportStage.GONE.value
        save_change(export, "file", "stage")
