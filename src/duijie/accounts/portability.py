"""What the layers above know of a person; they say so at start."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

Contribution = Callable[[UUID], Any]

_contributions: dict[str, Contribution] = {}


def declare_contribution(name: str, contribution: Contribution) -> None:
    """Say what else belongs to a person; called once, when the app above is ready."""
    _contributions[name] = contribution


def contributions(user_id: UUID) -> dict[str, Any]:
    """What every app above knows of a person, by its name."""
    return {name: tell(user_id) for name, tell in _contributions.items()}
