"""What operators do to a running node."""

from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.node import queries
from duijie.node.errors import JobNotFailed, JobNotWaiting
from duijie.node.tasks import load_reference
from duijie.registries.permissions import check_may_load
from duijie.registries.services import check_holds_reference

# The audit trail names a record; what is done to the node as a whole is written under this one.
NODE_ITSELF: Final = UUID(int=0)


@transaction.atomic
def retry_job(*, actor: Actor, job_id: int) -> None:
    """Do a failed job once more."""
    job = queries.get_job(actor, job_id)
    if job.status != "failed":
        raise JobNotFailed(status=job.status)
    app.job_manager.retry_job_by_id(job.pk, clock.now())
    audit.record(
        actor=actor, action="job.retried", subject=NODE_ITSELF, job=job.pk, task=job.task_name
    )


@transaction.atomic
def cancel_job(*, actor: Actor, job_id: int) -> None:
    """Take back a job that has not begun."""
    job = queries.get_job(actor, job_id)
    if job.status != "todo" or not app.job_manager.cancel_job_by_id(job.pk):
        raise JobNotWaiting(status=job.status)
    audit.record(
        actor=actor, action="job.cancelled", subject=NODE_ITSELF, job=job.pk, task=job.task_name
    )


@transaction.atomic
def request_reference(*, actor: Actor, folder: Path) -> None:
    """Load the reference files of a folder of this machine in the background."""
    check_may_load(actor)
    check_holds_reference(folder)
    load_reference.later_once("node.load_reference", folder=str(folder))
    audit.record(actor=actor, action="reference.requested", subject=NODE_ITSELF, folder=str(folder))
