"""What the catalogue does in the background and by the clock."""

from uuid import UUID

from duijie.catalogue import queries, services
from duijie.foundation.jobs import every, job
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM


@every("3 * * * *", "catalogue.end_what_is_over")
def end_what_is_over() -> None:
    """Let records whose last day has passed expire, each in a transaction of its own."""
    over = queries.listings_ending_before(clock.today())
    for listing_id in list(over.values_list("pk", flat=True)):
        services.end_listing(actor=SYSTEM, listing_id=listing_id)


@every("33 0 * * *", "catalogue.tell_of_endings")
def tell_of_endings() -> None:
    """Ask owners whether what ends soon still holds."""
    for listing_id in list(queries.listings_to_tell_of().values_list("pk", flat=True)):
        services.tell_of_ending(actor=SYSTEM, listing_id=listing_id)


@job("catalogue.mail_consent")
def mail_consent(letter_id: str) -> None:
    """Send a person the question whether they may be shown."""
    services.mail_consent(letter_id=UUID(letter_id))
