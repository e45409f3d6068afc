"""Who may change the settings of the node."""

from duijie.kernel.actors import Actor
from duijie.site.errors import OperatorsOnly


def check_may_keep(actor: Actor) -> None:
    """Refuse everybody but operators."""
    if not actor.is_operator:
        raise OperatorsOnly
