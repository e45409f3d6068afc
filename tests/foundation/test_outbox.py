"""The outbox tells every change once it is certain, in one order for all."""

from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from duijie.foundation import outbox
from duijie.kernel.ids import new_id


def announce(topic: str) -> UUID:
    subject = new_id()
    outbox.announce(topic=topic, subject=subject)
    return subject


def topics_after(position: int) -> list[str]:
    return [entry.topic for entry in outbox.entries_after(position)]


@pytest.mark.django_db
def test_news_comes_in_the_order_of_the_changes() -> None:
    for topic in ("offer.published", "offer.changed", "offer.withdrawn"):
        announce(topic)

    assert topics_after(0) == ["offer.published", "offer.changed", "offer.withdrawn"]
    assert topics_after(2) == ["offer.withdrawn"]


@pytest.mark.django_db
def test_news_of_a_change_that_was_undone_is_never_told() -> None:
    point = transaction.savepoint()
    announce("offer.published")
    transaction.savepoint_rollback(point)

    assert topics_after(0) == []


@pytest.mark.django_db(transaction=True)
def test_a_slow_change_is_not_passed_over_by_a_quick_one() -> None:
    with psycopg.connect(**connection.get_connection_params()) as slow:
        slow.execute(
            "INSERT INTO foundation_outboxentry (at, topic, subject_id, facts)"
            " VALUES (now(), 'slow', %s, '{}')",
            [new_id()],
        )
        announce("quick")
        seen = outbox.entries_after(0)
        slow.commit()

    assert [entry.topic for entry in seen] == ["quick"]
    assert topics_after(seen[-1].number or 0) == ["slow"]


@pytest.mark.django_db
def test_a_reader_knows_how_far_it_is_behind() -> None:
    announce("first")
    (entry,) = outbox.entries_after(0)
    outbox.remember("index:1", entry.number or 0)
    announce("second")

    lag = outbox.lag_of(outbox.position_of("index:1"))

    assert lag.entries == 1
    assert lag.since is not None


@pytest.mark.django_db
def test_numbers_go_on_after_everything_was_forgotten() -> None:
    announce("first")
    outbox.remember("index:1", outbox.last_number())
    (entry,) = outbox.entries_after(0)
    entry.delete()

    announce("second")

    assert topics_after(outbox.position_of("index:1")) == ["second"]
