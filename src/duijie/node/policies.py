"""What the node's settings decide for the packages that do not know them."""

from duijie.kernel import clock
from duijie.organisations.models import Organisation
from duijie.site.queries import current
from duijie.site.rules import is_reviewed


def is_looked_at(owner: Organisation) -> bool:
    """Whether an operator looks at an owner's records before they are published."""
    until = owner.verified_until
    is_verified = until is not None and until >= clock.today()
    return is_reviewed(current().review, is_verified=is_verified)
