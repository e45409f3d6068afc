"""A job is queued with the change that asks for it, and done by a worker."""

import pytest
from django.db import transaction
from tests.foundation.working import do_all_jobs

from duijie.foundation.jobs import Job, job
from duijie.foundation.models import OutboxReader
from duijie.kernel.ids import new_id
from duijie.kernel.tracing import trace_id, traced

seen: list[str] = []


@job("tests.note")
def note(text: str) -> None:
    """Remember that the job was done, and under which name."""
    seen.append(f"{text} {trace_id()}")


@job("tests.write")
def write(name: str) -> None:
    """Change something in the database."""
    OutboxReader.objects.create(name=name)


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_under_the_name_of_the_request_that_asked() -> None:
    with traced("request-7"):
        note.later(text="hello")

    do_all_jobs()

    assert seen == ["hello request-7"]


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_change_that_was_undone_is_never_done() -> None:
    with transaction.atomic():
        note.later(text="never")
        transaction.set_rollback(True)

    do_all_jobs()

    assert seen == []


@pytest.mark.django_db(transaction=True)
def test_the_same_job_waits_only_once() -> None:
    subject = new_id()

    first = note.later_once("digest", text=str(subject))
    second = note.later_once("digest", text=str(subject))

    do_all_jobs()
    assert first is not None
    assert second is None
    assert len(seen) == 1


@pytest.mark.django_db(transaction=True)
def test_a_job_changes_the_database() -> None:
    write.later(name="made by a job")

    do_all_jobs()

    assert OutboxReader.objects.filter(name="made by a job").exists()


def test_a_job_can_be_done_here_and_now() -> None:
    assert isinstance(note, Job)

    note("now")

    assert seen == ["now "]
