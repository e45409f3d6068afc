"""Who may do what with challenges."""

from duijie.accounts.permissions import check_signed_in
from duijie.challenges.errors import NotTheHolder
from duijie.challenges.models import Challenge
from duijie.kernel.actors import Actor


def holds(actor: Actor, challenge: Challenge) -> bool:
    """Whether the actor manages the organisation that holds it, or runs the node."""
    return actor.is_operator or actor.is_manager_of(challenge.holder_id)


def check_holds(actor: Actor, challenge: Challenge) -> None:
    """Refuse everybody else."""
    check_signed_in(actor)
    if not holds(actor, challenge):
        raise NotTheHolder
