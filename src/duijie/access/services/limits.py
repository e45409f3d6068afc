"""Count requests in the database, so that all web processes count together."""

from datetime import datetime, timedelta

from django.db import connection

from duijie.access import rules
from duijie.access.errors import TooOften
from duijie.access.models import Count
from duijie.kernel import clock

COUNT_ONE = """
    INSERT INTO access_count AS known (caller, "window", count, ends_at) VALUES (%s, %s, 1, %s)
    ON CONFLICT (caller, "window") DO UPDATE SET count = known.count + 1 RETURNING count
"""


def check_not_too_often(*, caller: str, limit: rules.Limit) -> None:
    """Count a request of a caller, and refuse it when there were too many."""
    now = clock.now()
    left = rules.seconds_left(now, limit)
    row: list[str | int | datetime] = [
        f"{limit.name}:{caller}",
        rules.window_of(now, limit),
        now + timedelta(seconds=left),
    ]
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, row)
        (count,) = cursor.fetchone()
    if count > limit.most:
        raise TooOften(seconds=left)


def forget_old_counts() -> int:
    """Delete the counts of stretches of time that have passed."""
    return Count.objects.filter(ends_at__lt=clock.now()).delete()[0]
