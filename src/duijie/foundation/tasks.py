"""What the foundation does by the clock."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django import app

from duijie.foundation.jobs import every

# A finished job is of use only to whoever asks why; a failed one stays until it is seen to.
KEPT_HOURS: Final = 24 * 14


@every("* * * * *", "foundation.take_up_lost_jobs")
def take_up_lost_jobs() -> None:
    """Do again what a killed worker had begun; its heart stopped beating."""
    asyncio.run(_let_go_after(_take_up_lost_jobs()))


async def _take_up_lost_jobs() -> None:
    jobs = app.job_manager
    for lost in await jobs.get_stalled_jobs():
        await jobs.retry_job(lost)


@every("17 3 * * *", "foundation.forget_finished_jobs")
def forget_finished_jobs() -> None:
    """Delete the records of jobs that ended well."""
    asyncio.run(_let_go_after(app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)))


async def _let_go_after(work: Coroutine[Any, Any, None]) -> None:
    """Do the work; close the connection of the thread that asyncio made for it."""
    try:
        await work
    finally:
        await sync_to_async(connections.close_all)()
