"""What is told of a change: the audit trail, and the outbox for whoever derives from it."""

from typing import Any

from duijie.catalogue.models import Listing
from duijie.foundation import audit, outbox
from duijie.kernel.actors import Actor


def tell(actor: Actor, listing: Listing, event: str, **facts: Any) -> None:  # noqa: ANN401
    """Note a change and announce it as ``<kind>.<event>``, such as ``offer.published``."""
    action = f"{listing.kind}.{event}"
    audit.record(actor=actor, action=action, subject=listing.pk, version=listing.version, **facts)
    outbox.announce(topic=action, subject=listing.pk, stage=listing.stage)
