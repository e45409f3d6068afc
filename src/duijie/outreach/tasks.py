"""Digests by the clock: daily and weekly, one job for each person."""

from uuid import UUID

from duijie.foundation.jobs import every, job
from duijie.outreach import queries, services
from duijie.outreach.types import Pace


@job("outreach.send_digest")
def send_digest(user_id: str) -> None:
    """Send one person what is new for them."""
    services.send_digest(user_id=UUID(user_id))


# A quarter to eight in the morning where the business is done, after the saved searches.
@every("45 23 * * *", "outreach.send_daily")
def send_daily() -> None:
    """Ask for the digests of all who want one every day."""
    _ask_for(Pace.DAILY)


@every("45 23 * * 0", "outreach.send_weekly")
def send_weekly() -> None:
    """Ask for the digests of all who want one every week; they come on Monday morning."""
    _ask_for(Pace.WEEKLY)


def _ask_for(pace: Pace) -> None:
    for user_id in queries.people_to_tell(pace).values_list("pk", flat=True):
        send_digest.later_once(f"outreach.send_digest:{user_id}", user_id=user_id)
