"""Who may do what with organisations."""

from duijie.accounts.permissions import check_operator, check_signed_in
from duijie.kernel.actors import Actor
from duijie.organisations.errors import NotAManager
from duijie.organisations.models import Organisation

__all__ = ["check_may_manage", "check_operator", "check_signed_in"]


def check_may_manage(actor: Actor, organisation: Organisation) -> None:
    """Refuse everybody but managers of the organisation and operators."""
    check_signed_in(actor)
    if not (actor.is_operator or actor.is_manager_of(organisation.pk)):
        raise NotAManager
