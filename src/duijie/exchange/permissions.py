"""Who may bring records in, and see what became of them."""

from uuid import UUID

from duijie.accounts.permissions import check_signed_in
from duijie.exchange.errors import NotAMember
from duijie.kernel.actors import Actor


def check_may_import(actor: Actor, organisation_id: UUID) -> None:
    """Refuse everybody but members of the organisation and operators."""
    check_signed_in(actor)
    if not (actor.is_operator or actor.is_member_of(organisation_id)):
        raise NotAMember
