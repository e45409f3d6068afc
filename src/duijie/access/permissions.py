"""Who may do what with tokens and webhooks."""

from collections.abc import Collection
from uuid import UUID

from duijie.access.types import Scope
from duijie.accounts.errors import NotSignedIn
from duijie.accounts.permissions import check_operator, check_signed_in
from duijie.kernel.actors import Actor

__all__ = ["check_may_give", "check_signed_in", "person_of"]


def check_may_give(actor: Actor, scopes: Collection[Scope]) -> None:
    """Refuse strangers, and to all but operators what only operators can."""
    check_signed_in(actor)
    if Scope.OPERATE in scopes:
        check_operator(actor)


def person_of(actor: Actor) -> UUID:
    """The person an actor is; the node itself has neither tokens nor webhooks."""
    if actor.user_id is None:
        raise NotSignedIn
    return actor.user_id
