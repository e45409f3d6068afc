"""What matching does by the clock: letters of saved searches, tidying the outbox."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from duijie.foundation import outbox
from duijie.foundation.jobs import every, job
from duijie.foundation.models import OutboxReader
from duijie.kernel import clock
from duijie.matching import queries, services
from duijie.matching.indexing.following import READER
from duijie.matching.types import Rhythm

# A machine that was taken away must not keep the outbox from being tidied for ever.
FORGOTTEN_AFTER: Final = timedelta(days=7)


@job("matching.send_news")
def send_news(search_id: str) -> None:
    """Send what is new in one saved search."""
    services.send_news(search_id=UUID(search_id))


# Half past seven in the morning where the business is done.
@every("30 23 * * *", "matching.send_daily_news")
def send_daily_news() -> None:
    """Ask for the letters of all daily searches."""
    _ask_for(Rhythm.DAILY)


@every("30 23 * * 0", "matching.send_weekly_news")
def send_weekly_news() -> None:
    """Ask for the letters of all weekly searches; they come on Monday morning."""
    _ask_for(Rhythm.WEEKLY)


@every("47 3 * * *", "matching.tidy_outbox")
def tidy_outbox() -> None:
    """Forget indexers that are gone, and news that all others have read."""
    readers = OutboxReader.objects.filter(name__startswith=READER)
    readers.filter(seen_at__lt=clock.now() - FORGOTTEN_AFTER).delete()
    outbox.forget_read(list(OutboxReader.objects.values_list("name", flat=True)))


def _ask_for(rhythm: Rhythm) -> None:
    for search_id in queries.searches_to_send(rhythm).values_list("pk", flat=True):
        send_news.later_once(f"matching.send_news:{search_id}", search_id=search_id)
