"""What matching days do in the background."""

from uuid import UUID

from procrastinate import RetryStrategy

from duijie.events import services, work
from duijie.events.services.planning import fail_plan
from duijie.foundation.jobs import job

# Whoever waits at the desk should not wait for a fourth try.
FEW_TRIES = RetryStrategy(max_attempts=2, wait=5)


@job("events.make_plan", queue="slow", retry=FEW_TRIES)
def make_plan(plan_id: str) -> None:
    """Make the meeting plan that was asked for."""
    try:
        services.run_plan(plan_id=UUID(plan_id))
    except Exception:
        fail_plan(plan_id=UUID(plan_id))
        raise


@job("events.find_promises", queue="slow")
def find_promises(event_id: str) -> None:
    """Match the brought needs and offers of a day."""
    services.find_promises(event_id=UUID(event_id))


work.declare_jobs(
    plan=lambda plan_id: make_plan.later(plan_id=plan_id),
    promises=lambda event_id: find_promises.later_once(
        f"events.find_promises:{event_id}", event_id=event_id
    ),
)
