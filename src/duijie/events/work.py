"""How work of matching days is asked for; the jobs themselves, above, say so at start."""

from collections.abc import Callable
from uuid import UUID

Ask = Callable[[UUID], object]

_jobs: dict[str, Ask] = {}


def declare_jobs(*, plan: Ask, promises: Ask) -> None:
    """Say who does the work; called once, when the jobs are known."""
    _jobs.update(plan=plan, promises=promises)


def ask_for_plan(plan_id: UUID) -> None:
    """Ask for a plan to be made."""
    _jobs["plan"](plan_id)


def ask_for_promises(event_id: UUID) -> None:
    """Ask for the brought records to be matched."""
    _jobs["promises"](event_id)
