"""The outbox: news of changes, in order, for whoever derives something from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from duijie.foundation.models import OutboxEntry, OutboxReader
from duijie.kernel import clock

# Any number will do, as long as nothing else locks the same one.
NUMBERING_LOCK = 7_302_001
# Where the database says that there is news (migration 0003).
CHANNEL = "duijie_outbox"
KEPT = timedelta(days=30)

NUMBER_WHAT_WAITS = """
    UPDATE foundation_outboxentry AS entry SET number = waiting.place + base.last
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS place
          FROM foundation_outboxentry WHERE number IS NULL) AS waiting,
         (SELECT coalesce(max(number), 0) AS last FROM (
              SELECT max(number) AS number FROM foundation_outboxentry
              UNION ALL SELECT max(position) FROM foundation_outboxreader) AS known) AS base
    WHERE entry.id = waiting.id
"""


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a reader is behind: entries, and the age of the oldest of them."""

    entries: int
    since: datetime | None


def announce(*, topic: str, subject: UUID, **facts: Any) -> None:  # noqa: ANN401
    """Write news of a change, in the transaction of the change."""
    OutboxEntry.objects.create(topic=topic, subject_id=subject, facts=facts)


def announce_all(entries: Sequence[tuple[str, UUID, dict[str, Any]]]) -> None:
    """Write news of many changes at once, as topic, subject and facts."""
    OutboxEntry.objects.bulk_create(
        [
            OutboxEntry(topic=topic, subject_id=subject, facts=facts)
            for topic, subject, facts in entries
        ]
    )


def entries_after(position: int, limit: int = 500) -> list[OutboxEntry]:
    """The next entries in their order; none is ever missed or changes its place."""
    number_committed()
    return list(OutboxEntry.objects.filter(number__gt=position).order_by("number")[:limit])


def number_committed() -> None:
    """Give every committed entry its place; only one process at a time can."""
    if not OutboxEntry.objects.filter(number__isnull=True).exists():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING_LOCK])
        cursor.execute(NUMBER_WHAT_WAITS)


def position_of(reader: str) -> int:
    """How far a reader has come."""
    found = OutboxReader.objects.filter(name=reader).values_list("position", flat=True).first()
    return found or 0


def remember(reader: str, position: int) -> None:
    """Note how far a reader has come; also that it is alive."""
    OutboxReader.objects.update_or_create(
        name=reader, defaults={"position": position, "seen_at": clock.now()}
    )


def lag_of(position: int) -> Lag:
    """How far behind somebody at a position is."""
    waiting = OutboxEntry.objects.exclude(number__lte=position)
    return Lag(waiting.count(), waiting.order_by("id").values_list("at", flat=True).first())


def last_number() -> int:
    """The place of the newest entry."""
    number_committed()
    return OutboxEntry.objects.aggregate(last=Max("number"))["last"] or 0


def oldest_number() -> int | None:
    """The place of the oldest entry that is kept; a reader before it must start anew."""
    return OutboxEntry.objects.order_by("number").values_list("number", flat=True).first()


def forget_read(readers: Sequence[str]) -> int:
    """Delete old entries that all the readers named have seen; the newest one stays."""
    seen = min((position_of(reader) for reader in readers), default=0)
    old = OutboxEntry.objects.filter(number__lte=seen, at__lt=clock.now() - KEPT)
    return old.exclude(number=last_number()).delete()[0]
