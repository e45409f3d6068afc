"""Work in the background: queued in the transaction that asks for it.

A job is a function with values for arguments, marked with ``@job``. It runs at
least once, so it must stand being run twice; it is retried with growing pauses.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Generic, ParamSpec, TypeVar
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from duijie.foundation.models import JobTrouble
from duijie.kernel.tracing import trace_id, traced

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

LONGEST_REASON: Final = 1000
QUEUES: Final = ("quick", "slow")
# A worker takes what has the highest number first; what nobody waits for comes after the rest.
ASIDE: Final = -10
# 10 s, 30 s, 90 s, 270 s, 13 min, 40 min: a mail server's bad hour is outlasted.
PATIENCE: Final = RetryStrategy(max_attempts=7, exponential_wait=3)


class Job(Generic[Arguments]):
    """A function that can be asked for and is then run by a worker."""

    def __init__(self, function: Callable[Arguments, None], task: Task[Any, Any, Any]) -> None:
        self._function = function
        self._task = task

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        """Do the work here and now."""
        self._function(*args, **kwargs)

    def later(self, **arguments: Any) -> int:  # noqa: ANN401  (checked by the function itself)
        """Ask for the work; it begins after the transaction has been committed."""
        return self._task.defer(trace=trace_id(), **_plain(arguments))

    def later_once(self, key: str, **arguments: Any) -> int | None:  # noqa: ANN401
        """Ask for the work unless the same already waits; one of a key runs at a time."""
        try:
            configured = self._task.configure(queueing_lock=key, lock=key)
            return configured.defer(trace=trace_id(), **_plain(arguments))
        except AlreadyEnqueued:
            return None


def job(
    name: str, *, queue: str = "quick", retry: RetryStrategy = PATIENCE, aside: bool = False
) -> Callable[[Callable[Arguments, None]], Job[Arguments]]:
    """Mark a function as a job; its name never changes (``catalogue.import``).

    What is done ``aside`` is begun only when nothing else waits: nobody waits for it,
    and there may be thousands of it.
    """
    priority = ASIDE if aside else 0

    def made(function: Callable[Arguments, None]) -> Job[Arguments]:
        def run(context: JobContext, /, *, trace: str = "", **arguments: Any) -> None:  # noqa: ANN401
            with traced(trace or name), _troubles_kept(context):
                function(**arguments)  # type: ignore[call-arg]

        task = app.task(name=name, queue=queue, retry=retry, priority=priority, pass_context=True)(
            run
        )
        return Job(function, task)

    return made


def every(cron: str, name: str) -> Callable[[Callable[[], None]], Job[[]]]:
    """Mark a function as a job that runs by the clock (five cron fields, UTC)."""

    def made(function: Callable[[], None]) -> Job[[]]:
        def run(context: JobContext, timestamp: int) -> None:
            del timestamp
            with traced(name), _troubles_kept(context):
                function()

        task = app.periodic(cron=cron)(app.task(name=name, queue="quick", pass_context=True)(run))
        return Job(function, task)

    return made


@contextmanager
def _troubles_kept(context: JobContext) -> Iterator[None]:
    """Write down why a job failed, after its own changes were taken back."""
    try:
        yield
    except Exception as trouble:  # the edge of the process; it goes on to the worker
        reason = f"{type(trouble).__name__}: {trouble}"[:LONGEST_REASON]
        if context.job.id is not None:
            JobTrouble.objects.create(
                job_id=context.job.id, attempt=context.job.attempts, reason=reason, trace=trace_id()
            )
        raise


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments as JSON can hold them: an identifier becomes its text."""
    return {
        name: str(value) if isinstance(value, UUID) else value for name, value in arguments.items()
    }
