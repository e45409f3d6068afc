"""A worker that is killed hard loses no job, and no job takes effect twice."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from tests.accounts.make import make_user
from tests.foundation.working import do_all_jobs

from duijie.accounts.exports import request_export
from duijie.accounts.models import Export
from duijie.accounts.queries import actor_of
from duijie.accounts.tasks import write_export
from duijie.accounts.types import ExportStage
from duijie.foundation.tasks import take_up_lost_jobs

pytestmark = pytest.mark.django_db(transaction=True)

# As if the last sign of life were a minute old; waiting for that would take a minute.
FALL_SILENT = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
BEGIN_AGAIN = """
    UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL
    WHERE task_name = 'accounts.write_export'
"""
STATUS = """
    SELECT status::text FROM procrastinate_jobs
    WHERE task_name = 'accounts.write_export' ORDER BY id DESC LIMIT 1
"""


@pytest.fixture
def export() -> Export:
    """A copy of their data that somebody asked for."""
    actor = actor_of(make_user())
    assert actor.user_id is not None
    asked = request_export(actor=actor, user_id=actor.user_id)
    write_export.later(export_id=asked.pk)
    return asked


def kill_a_worker_amidst_its_job() -> None:
    """Run the node's own worker until it works on the job, and kill it."""
    database = str(connection.settings_dict["NAME"])
    with subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "tests.foundation.export_worker", database],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"begun\n"
        worker.kill()


def status() -> str:
    """How the job stands."""
    with connection.cursor() as cursor:
        cursor.execute(STATUS)
        return str(cursor.fetchone()[0])


def run_sql(statement: str) -> None:
    """Change the queue behind its back."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_a_killed_worker_had_begun_is_done_by_another(export: Export) -> None:
    kill_a_worker_amidst_its_job()
    assert status() == "doing"
    export.refresh_from_db()
    assert export.stage == ExportStage.WAITING.value

    run_sql(FALL_SILENT)
    take_up_lost_jobs()
    do_all_jobs()

    export.refresh_from_db()
    assert export.stage == ExportStage.READY.value
    assert status() == "succeeded"


def test_a_living_worker_keeps_its_job(export: Export) -> None:
    kill_a_worker_amidst_its_job()

    # Its last sign of life is a moment old: nobody can know yet.
    take_up_lost_jobs()

    assert export.stage == ExportStage.WAITING.value
    assert status() == "doing"


def test_a_job_that_was_done_but_not_noted_takes_effect_once(export: Export) -> None:
    do_all_jobs()
    before = Export.objects.values().get(pk=export.pk)

    run_sql(BEGIN_AGAIN)
    take_up_lost_jobs()
    do_all_jobs()

    assert status() == "succeeded"
    assert Export.objects.values().get(pk=export.pk) == before
