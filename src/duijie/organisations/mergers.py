"""What follows a merger in the layers above; those say so at start."""

from collections.abc import Callable
from uuid import UUID

from duijie.kernel.actors import Actor

# Called with who merges, which organisation goes, and which one stays.
Follower = Callable[[Actor, UUID, UUID], object]

_followers: list[Follower] = []


def declare_follower(follower: Follower) -> None:
    """Say what moves with an organisation; called once, when the app above is ready."""
    _followers.append(follower)


def move_with(actor: Actor, gone_id: UUID, kept_id: UUID) -> None:
    """Move what the layers above hold for the organisation that goes, as one deed."""
    for follower in _followers:
        follower(actor, gone_id, kept_id)
