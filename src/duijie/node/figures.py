"""Figures about a running node, counted from its records."""

from django.db import connection
from django.db.models import Count, Min
from procrastinate.contrib.django.models import ProcrastinateJob

from duijie.foundation.models import OutboxReader

# The name under which indexers note how far they are begins with this.
INDEXERS = "index"


def jobs_by_status() -> dict[str, int]:
    """How many background jobs there are of each status."""
    rows = ProcrastinateJob.objects.values_list("status").annotate(number=Count("id"))
    return dict(rows.order_by("status"))


def index_position() -> int:
    """How far the slowest indexer has come; zero when none ever ran."""
    readers = OutboxReader.objects.filter(name__startswith=INDEXERS)
    return readers.aggregate(least=Min("position"))["least"] or 0


def database_bytes() -> int:
    """The size of the database on its disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
