"""Reads for whoever runs the node: its jobs, its audit trail, who follows the changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from procrastinate.contrib.django.models import ProcrastinateJob

from duijie.accounts.permissions import check_operator
from duijie.accounts.queries import names_of
from duijie.foundation import audit, outbox
from duijie.foundation.models import AuditEntry, JobTrouble, OutboxReader
from duijie.kernel.actors import Actor
from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor
from duijie.node.errors import JobNotFound

PAGE_SIZE: Final = 50
STATUSES: Final = ("failed", "doing", "todo", "succeeded", "cancelled")


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A background job and why its last attempt failed."""

    job: ProcrastinateJob
    trouble: JobTrouble | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the audit trail with the name of who did it, as it is today."""

    entry: AuditEntry
    who: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who follows the changes, and how far behind."""

    name: str
    position: int
    seen_at: datetime
    lag: outbox.Lag


def page_of_jobs(actor: Actor, status: str, *, cursor: str = "") -> Page[ShownJob]:
    """Background jobs of one status, the newest first."""
    check_operator(actor)
    jobs = ProcrastinateJob.objects.filter(status=status).order_by("-pk")
    if cursor:
        jobs = jobs.filter(pk__lt=_number(cursor))
    rows = list(jobs[: PAGE_SIZE + 1])
    why = _troubles(row.pk for row in rows)
    shown = [ShownJob(row, why.get(row.pk)) for row in rows[:PAGE_SIZE]]
    more = len(rows) > PAGE_SIZE
    return Page(shown, write_cursor(str(rows[PAGE_SIZE - 1].pk)) if more else "")


def _troubles(jobs: Iterable[int]) -> dict[int, JobTrouble]:
    last = JobTrouble.objects.filter(job_id__in=list(jobs)).order_by("job_id", "-pk")
    return {trouble.job_id: trouble for trouble in last.distinct("job_id")}


def get_job(actor: Actor, job_id: int) -> ProcrastinateJob:
    """A background job, for operators."""
    check_operator(actor)
    found: ProcrastinateJob | None = ProcrastinateJob.objects.filter(pk=job_id).first()
    if found is None:
        raise JobNotFound
    return found


def page_of_deeds(
    actor: Actor,
    *,
    action: str = "",
    user_id: UUID | None = None,
    subject: UUID | None = None,
    cursor: str = "",
) -> Page[Deed]:
    """The audit trail, the newest first, by action, person and record."""
    check_operator(actor)
    entries = audit.trail(action=action.strip(), user_id=user_id)
    if subject is not None:
        entries = entries.filter(subject_id=subject)
    if cursor:
        entries = entries.filter(pk__lt=_number(cursor))
    rows = list(entries[: PAGE_SIZE + 1])
    names = names_of(row.user_id for row in rows if row.user_id)
    shown = [Deed(row, names.get(row.user_id, "") if row.user_id else "") for row in rows]
    more = len(rows) > PAGE_SIZE
    return Page(shown[:PAGE_SIZE], write_cursor(str(rows[PAGE_SIZE - 1].pk)) if more else "")


def readers(actor: Actor) -> list[Reader]:
    """Who follows the changes, and how far behind each is."""
    check_operator(actor)
    return [
        Reader(row.name, row.position, row.seen_at, outbox.lag_of(row.position))
        for row in OutboxReader.objects.order_by("name")
    ]


def _number(cursor: str) -> int:
    (text,) = read_cursor(cursor, 1)
    if not text.isdecimal():
        raise UnknownCursor
    return int(text)
