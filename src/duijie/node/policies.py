"""What the node's settings decide for the packages that do not know them."""

from duijie.organisations.models import Organisation
from duijie.site.queries import current
from duijie.site.rules import is_reviewed


def is_looked_at(owner: Organisation) -> bool:
    """Whether an operator looks at an owner's records before they are published."""
    return is_reviewed(current().review, is_verified=owner.is_verified)
