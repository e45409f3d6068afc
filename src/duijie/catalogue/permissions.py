"""Who may do what with records of the catalogue."""

from duijie.accounts.permissions import check_signed_in
from duijie.catalogue import review
from duijie.catalogue.errors import ManagerPublishes, NotTheOwner, OperatorPublishes
from duijie.catalogue.models import Listing
from duijie.kernel.actors import Actor
from duijie.organisations.models import Organisation


def check_may_write(actor: Actor, owner: Organisation) -> None:
    """Refuse everybody but members of the owner and operators."""
    check_signed_in(actor)
    if not (actor.is_operator or actor.is_member_of(owner.pk)):
        raise NotTheOwner


def check_may_publish(actor: Actor, listing: Listing) -> None:
    """Refuse those who may not speak for the owner in public.

    A member writes and sends to review; a manager publishes. Where the node
    looks at an owner's records first, an operator publishes.
    """
    check_may_write(actor, listing.owner)
    if actor.is_operator:
        return
    if not actor.is_manager_of(listing.owner_id):
        raise ManagerPublishes
    if review.is_needed_for(listing.owner):
        raise OperatorPublishes


def may_publish(actor: Actor, listing: Listing) -> bool:
    """Whether the actor's word is enough to publish a record."""
    if actor.is_operator:
        return True
    return actor.is_manager_of(listing.owner_id) and not review.is_needed_for(listing.owner)


def check_may_decide(actor: Actor, listing: Listing) -> None:
    """Refuse to take a record out of sight, to all but managers and operators."""
    check_may_write(actor, listing.owner)
    if not (actor.is_operator or actor.is_manager_of(listing.owner_id)):
        raise ManagerPublishes
