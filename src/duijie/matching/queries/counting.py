"""Counts over whole lists: what takes long to count is kept for longer, and counted aside."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from django.core.cache import caches
from django.db import connection

from duijie.kernel.actors import Actor
from duijie.matching.queries.wishes import Wish

Counted = TypeVar("Counted")

# A count is kept so many times as long as it took, so that counting never takes more than a
# fortieth of a processor; in a small catalogue that is the blink of an eye.
TIMES_KEPT: Final = 40.0
MOST_KEPT_SECONDS: Final = 60.0
# What takes no longer is counted while the reader waits. Of the rest they get what was counted
# last, while it is counted anew beside them, unless that is older than this.
SOON_SECONDS: Final = 0.1
OLDEST_SECONDS: Final = 120.0

# Few locks for all keys, of which there is no end; two that share one wait for each other.
_LOCKS: Final = tuple(threading.Lock() for _ in range(64))
_beside: Final = ThreadPoolExecutor(1, thread_name_prefix="duijie-counting")
_being_counted: Final[set[str]] = set()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A count, when it was made (seconds of the clock), and how long that took."""

    value: Any
    at: float
    took: float

    @property
    def is_fresh(self) -> bool:
        """Whether it need not be counted again yet."""
        return self._age < min(self.took * TIMES_KEPT, MOST_KEPT_SECONDS)

    @property
    def will_do(self) -> bool:
        """Whether it may be told while it is counted again."""
        return self.took > SOON_SECONDS and self._age < OLDEST_SECONDS

    @property
    def _age(self) -> float:
        return abs(time.time() - self.at)


def counted(actor: Actor, wish: Wish, what: str, count: Callable[[], Counted]) -> Counted:
    """A count over all that an actor may see and that a wish leaves."""
    key = _key(actor, wish, what)
    kept: Kept | None = caches["process"].get(key)
    if kept is None or not (kept.is_fresh or kept.will_do):
        # Whoever finds nothing waits for the one who counts; a hundred readers count once.
        with _LOCKS[hash(key) % len(_LOCKS)]:
            kept = caches["process"].get(key)
            if kept is None or not kept.is_fresh:
                kept = _counted(key, count)
    elif not kept.is_fresh and key not in _being_counted:
        _being_counted.add(key)
        _beside.submit(_count_beside, key, count)
    return cast("Counted", kept.value)


def _counted(key: str, count: Callable[[], object]) -> Kept:
    began = time.monotonic()
    value = count()
    kept = Kept(value, time.time(), time.monotonic() - began)
    caches["process"].set(key, kept, OLDEST_SECONDS)
    return kept


def _count_beside(key: str, count: Callable[[], object]) -> None:
    """Count for all processes of the node, unless another has done so or is about it."""
    shared = caches["default"]
    try:
        kept: Kept | None = shared.get(key)
        if kept is not None and kept.is_fresh:
            caches["process"].set(key, kept, OLDEST_SECONDS)
        elif shared.add(f"{key}:now", "counted", MOST_KEPT_SECONDS):
            shared.set(key, _counted(key, count), OLDEST_SECONDS)
            shared.delete(f"{key}:now")
    except Exception:  # noqa: BLE001  (who asks next gets the old count, and tries again)
        _log.exception("could not count anew")
    finally:
        _being_counted.discard(key)
        # This thread has no request at whose end its connection would be given back.
        connection.close()


def _key(actor: Actor, wish: Wish, what: str) -> str:
    """What a count depends on: all by which visibility is decided, and the filters."""
    parts = [
        what,
        wish.kind.value,
        *sorted(f"{name}={value}" for name, value in wish.filters.items()),
        *(("operator",) if actor.is_operator else ()),
        *(("known",) if actor.is_known else ()),
        *sorted(one.hex for one in actor.organisation_ids),
    ]
    return f"matching:{hashlib.sha256('|'.join(parts).encode()).hexdigest()}"
