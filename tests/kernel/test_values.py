"""Identifiers, clock, money, cursors."""

import time
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duijie.kernel import clock
from duijie.kernel.ids import new_id
from duijie.kernel.money import Money
from duijie.kernel.pages import UnknownCursor, read_cursor, write_cursor


def test_identifiers_are_of_version_7_and_sort_by_time() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()

    assert first < second
    assert (first.version, first.variant) == (7, "specified in RFC 4122")


def test_identifiers_do_not_repeat() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_the_day_is_that_of_china() -> None:
    with clock.stopped_at(datetime(2026, 3, 1, 17, tzinfo=UTC)):
        assert clock.today() == date(2026, 3, 2)


def test_money_of_two_currencies_is_not_added() -> None:
    with pytest.raises(ValueError, match="CNY and EUR"):
        Money(Decimal(1)) + Money(Decimal(1), "EUR")


def test_money_is_exact() -> None:
    assert Money(Decimal("0.1")) + Money(Decimal("0.2")) == Money(Decimal("0.3"))
    assert Money(Decimal(1)) < Money(Decimal(2))


@given(some.lists(some.text(), min_size=1, max_size=4))
def test_a_cursor_comes_back_as_it_was_written(keys: list[str]) -> None:
    assert read_cursor(write_cursor(*keys), len(keys)) == tuple(keys)


@given(some.text())
def test_a_cursor_that_was_made_up_is_refused(text: str) -> None:
    with pytest.raises(UnknownCursor):
        read_cursor(text, 9)
