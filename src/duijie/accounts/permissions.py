"""Who may do what with accounts."""

from duijie.accounts.errors import AccountNotFound, NotAnOperator, NotSignedIn
from duijie.accounts.models import User
from duijie.kernel.actors import Actor


def check_signed_in(actor: Actor) -> None:
    """Refuse strangers."""
    if not actor.is_known:
        raise NotSignedIn


def check_operator(actor: Actor) -> None:
    """Refuse everybody but operators and the node itself."""
    check_signed_in(actor)
    if not actor.is_operator:
        raise NotAnOperator


def check_own_or_operator(actor: Actor, user: User) -> None:
    """Refuse all but the person and operators, as if there were no account."""
    if actor.user_id != user.pk and not actor.is_operator:
        raise AccountNotFound
