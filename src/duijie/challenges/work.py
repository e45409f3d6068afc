"""How work of challenges is asked for; the jobs themselves, above, say so at start."""

from collections.abc import Callable
from uuid import UUID

Ask = Callable[[UUID], object]

_jobs: dict[str, Ask] = {}


def declare_jobs(*, letter: Ask) -> None:
    """Say who does the work; called once, when the jobs are known."""
    _jobs.update(letter=letter)


def ask_for_letter(team_id: UUID) -> None:
    """Ask for a team's result letter to be sent."""
    _jobs["letter"](team_id)
