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


def test_what_is_old_is_said_to_others_while_one_counts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "FRESH_SECONDS", 0.0)
    counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 1)
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        may_end.wait(10)
        return 2

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(counting.counted, ANONYMOUS, EVERYTHING, "total", slow)
        begun.wait(10)
        meanwhile = counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 3)
        may_end.set()

        assert (meanwhile, first.result()) == (1, 2)


def test_a_count_that_fails_leaves_the_next_one_free() -> None:
    def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (which one does not matter)
        counting.counted(ANONYMOUS, EVERYTHING, "total", fails)

    assert counting.counted(ANONYMOUS, EVERYTHING, "total", lambda: 5) == 5
