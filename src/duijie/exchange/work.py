"""How work of imports is asked for; the jobs themselves, above, say so at start."""

from collections.abc import Callable
from uuid import UUID

Ask = Callable[[UUID], object]

_jobs: dict[str, Ask] = {}


def declare_jobs(*, run: Ask, undo: Ask) -> None:
    """Say who does the work; called once, when the jobs are known."""
    _jobs.update(run=run, undo=undo)


def ask_for_run(import_id: UUID) -> None:
    """Ask for the rows of a file to be brought in."""
    _jobs["run"](import_id)


def ask_for_undo(import_id: UUID) -> None:
    """Ask for an import to be undone."""
    _jobs["undo"](import_id)
