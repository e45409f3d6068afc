"""Who may do what with tokens and webhooks."""

from collections.abc import Collection

from duijie.access.types import Scope
from duijie.accounts.permissions import check_operator, check_signed_in
from duijie.kernel.actors import Actor

__all__ = ["check_may_give", "check_signed_in"]


def check_may_give(actor: Actor, scopes: Collection[Scope]) -> None:
    """Refuse strangers, and to all but operators what only operators can."""
    check_signed_in(actor)
    if Scope.OPERATE in scopes:
        check_operator(actor)
