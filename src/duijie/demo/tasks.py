"""What a demonstration does by the clock: stories that wait for their matches."""

from django.conf import settings

from duijie.demo import queries, services
from duijie.foundation.jobs import every


@every("* * * * *", "demo.tell_stories")
def tell_stories() -> None:
    """Do what the stories say as soon as the engine has matched their records or made a plan."""
    if settings.DEMO and queries.is_loaded():
        services.tell_stories()
        services.hold_days()
