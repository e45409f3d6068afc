"""Who may change the registries."""

from duijie.kernel.actors import Actor
from duijie.registries.errors import NotAnOperator


def check_may_load(actor: Actor) -> None:
    """Refuse everybody but operators."""
    if not actor.is_operator:
        raise NotAnOperator
