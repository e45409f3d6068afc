"""What imports do in the background."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from duijie.exchange import services, work
from duijie.exchange.models import Import
from duijie.exchange.rules import UNDER_WAY
from duijie.foundation.jobs import every, job
from duijie.kernel import clock

# Long enough to mend rows and undo; after that a file with names in it is not kept.
KEPT: Final = timedelta(days=90)


@job("exchange.run_import", queue="slow")
def run_import(import_id: str) -> None:
    """Bring the rows of a file in."""
    services.run_import(import_id=UUID(import_id))


@job("exchange.run_undo", queue="slow")
def run_undo(import_id: str) -> None:
    """Put back what an import changed."""
    services.run_undo(import_id=UUID(import_id))


@every("41 2 * * *", "exchange.forget_old_files")
def forget_old_files() -> None:
    """Delete uploaded files that nobody needs any more. What became of their rows stays."""
    old = Import.objects.filter(created_at__lt=clock.now() - KEPT).exclude(file="")
    for found in old.exclude(stage__in=[stage.value for stage in UNDER_WAY]).iterator():
        found.file.delete(save=False)
        Import.objects.filter(pk=found.pk).update(file="")


work.declare_jobs(
    run=lambda import_id: run_import.later(import_id=import_id),
    undo=lambda import_id: run_undo.later(import_id=import_id),
)
