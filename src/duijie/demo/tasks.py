"""What a demonstration does by the clock: stories that wait for their matches."""

from django.conf import settings

from duijie.demo import queries, services
from duijie.foundation.jobs import every


@every("* * * * *", "demo.tell_stories")
def tell_stories() -> None:
    """Do what waits for matches, or for the plan of a day, as soon as they are there."""
    if settings.DEMO and queries.is_loaded():
        services.tell_stories()
        services.hold_days()
