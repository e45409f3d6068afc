"""Counts over everything are kept for a moment, and counted once however many ask."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import ANONYMOUS
from duijie.matching.queries import counting, wish_of

EVERYTHING = wish_of(ListingKind.OFFER, {})


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    caches["process"].clear()


def test_many_who_ask_at_once_count_once() -> None:
    asked: list[int] = []

    def count() -> int:
        asked.append(1)
        time.sleep(0.2)
        return 7

    def ask(_: int) -> int:
        return counting.counted(ANONYMOUS, EVERYTHING, "total", count)

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(ask, range(16)))

    assert told == [7] * 16
    assert len(asked) == 1


def test_what_is_quickly_counted_is_counted_again() -> None:
    first = counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 1)
    time.sleep(0.01)

    assert (first, counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 2)) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_what_takes_long_is_said_as_it_was_while_it_is_counted_anew_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "SOON_SECONDS", 0.0)
    counting.counted(ANONYMOUS, EVERYTHING, "beside", lambda: 1)
    monkeypatch.setattr(counting, "TIMES_KEPT", 0.0)
    asked: list[str] = []

    def again() -> int:
        asked.append(threading.current_thread().name)
        return 2

    assert counting.counted(ANONYMOUS, EVERYTHING, "beside", again) == 1
    until = time.monotonic() + 10
    while counting.counted(ANONYMOUS, EVERYTHING, "beside", again) == 1:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert threading.current_thread().name not in asked
    counting._beside.submit(lambda: None).result()


@pytest.mark.django_db(transaction=True)
def test_one_process_counts_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "SOON_SECONDS", 0.0)
    monkeypatch.setattr(counting, "TIMES_KEPT", 1e9)
    key = counting._key(ANONYMOUS, EVERYTHING, "one for all")
    counting._count_beside(key, lambda: 3)
    caches["process"].clear()

    counting._count_beside(key, lambda: 4)

    assert counting.counted(ANONYMOUS, EVERYTHING, "one for all", lambda: 5) == 3


def test_a_count_that_fails_leaves_the_next_one_free() -> None:
    def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (which one does not matter)
        counting.counted(ANONYMOUS, EVERYTHING, "total", fails)

    assert counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 5) == 5
