"""What introductions do by the clock."""

from duijie.foundation.jobs import every
from duijie.introductions import queries, services
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM


@every("43 0 * * *", "introductions.let_lapse")
def let_lapse() -> None:
    """End requests that nobody answered, each in a transaction of its own."""
    over = queries.introductions_lapsing_before(clock.today())
    for introduction_id in list(over.values_list("pk", flat=True)):
        services.let_introduction_lapse(actor=SYSTEM, introduction_id=introduction_id)
