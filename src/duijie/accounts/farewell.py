"""What happens above when somebody deletes their account; those layers say so at start."""

from collections.abc import Callable
from uuid import UUID

from duijie.kernel.actors import Actor

Farewell = Callable[[Actor, UUID], None]

_farewells: list[Farewell] = []


def declare_farewell(farewell: Farewell) -> None:
    """Say what ends with an account, or refuse it. Called once, when the app above is ready."""
    _farewells.append(farewell)


def bid_farewell(actor: Actor, user_id: UUID) -> None:
    """End what the layers above hold for a person; the first refusal stops all."""
    for farewell in _farewells:
        farewell(actor, user_id)
