"""Who may do what with matching days."""

from uuid import UUID

from duijie.accounts.permissions import check_signed_in
from duijie.events.errors import NotTheOrganiser
from duijie.events.models import Event
from duijie.kernel.actors import Actor


def runs(actor: Actor, event: Event) -> bool:
    """Whether the actor belongs to those who hold the day."""
    return actor.is_operator or actor.is_member_of(event.organiser_id)


def check_runs(actor: Actor, event: Event) -> None:
    """Refuse everybody but the organiser's people and operators."""
    if not runs(actor, event):
        raise NotTheOrganiser


def check_may_hold(actor: Actor, organisation_id: UUID) -> None:
    """Refuse to announce a day for an organisation that one does not manage."""
    check_signed_in(actor)
    if not (actor.is_operator or actor.is_manager_of(organisation_id)):
        raise NotTheOrganiser
