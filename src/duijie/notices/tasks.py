"""Mails of notices: gathered by the clock, sent by a job for each person."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from duijie.foundation.jobs import every, job
from duijie.kernel import clock
from duijie.notices import queries, rules, services
from duijie.notices.models import Notice
from duijie.notices.types import Delivery

# Read ones are of use for a while; nobody looks for a notice of last year.
KEPT: Final = timedelta(days=180)


@job("notices.mail_person")
def mail_person(user_id: str, delivery: str) -> None:
    """Send one person what waits for them."""
    services.mail_person(user_id=UUID(user_id), delivery=Delivery(delivery))


@every("* * * * *", "notices.mail_at_once")
def mail_at_once() -> None:
    """Send what shall be known soon; what came within a minute goes in one letter."""
    for user_id, _zone in queries.people_to_mail(Delivery.AT_ONCE):
        _ask_for_mail(user_id, Delivery.AT_ONCE)


@every("7 * * * *", "notices.mail_daily")
def mail_daily() -> None:
    """Send the letter of the day to whom it is morning for."""
    for user_id, zone in queries.people_to_mail(Delivery.DAILY):
        if rules.is_morning(clock.now(), zone):
            _ask_for_mail(user_id, Delivery.DAILY)


@every("23 3 * * *", "notices.forget_old")
def forget_old() -> None:
    """Delete what was read long ago."""
    Notice.objects.filter(read_at__lt=clock.now() - KEPT).delete()


def _ask_for_mail(user_id: UUID, delivery: Delivery) -> None:
    key = f"notices.mail:{user_id}:{delivery.value}"
    mail_person.later_once(key, user_id=user_id, delivery=delivery.value)
