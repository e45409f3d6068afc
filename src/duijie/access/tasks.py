"""What access does by the clock."""

from duijie.access import services
from duijie.foundation.jobs import every


@every("41 * * * *", "access.forget_what_is_old")
def forget_what_is_old() -> None:
    """Delete counts and kept answers that are of no more use."""
    services.forget_old_counts()
    services.forget_old_answers()
