"""What the funnel does by the clock."""

from duijie.foundation.jobs import every
from duijie.funnel import services
from duijie.kernel.actors import SYSTEM


@every("17 * * * *", "funnel.count")
def count() -> None:
    """Count the funnel anew, once an hour."""
    services.count_funnel(actor=SYSTEM)
