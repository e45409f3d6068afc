"""Counts that are kept for a moment: over all records they cost more than the page itself."""

import hashlib
import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar, cast

from django.core.cache import caches

from duijie.kernel.actors import Actor
from duijie.matching.queries.wishes import Wish

Counted = TypeVar("Counted")

# A list of everything may say for this long how many there were.
FRESH_SECONDS: Final = 20
# While one request counts anew, others say what was counted last, unless that is older.
KEPT_SECONDS: Final = 60

# Few locks for all keys, of which there is no end; two that share one wait for each other.
_LOCKS: Final = tuple(threading.Lock() for _ in range(64))


def counted(actor: Actor, wish: Wish, what: str, count: Callable[[], Counted]) -> Counted:
    """A count over all that an actor may see. By words nothing is kept, for it costs little."""
    if wish.text:
        return count()
    key = _key(actor, wish, what)
    kept = _kept(key)
    # Whoever finds nothing waits for the one who counts; a hundred readers count once.
    lock = _LOCKS[hash(key) % len(_LOCKS)]
    if not _is_fresh(kept) and lock.acquire(blocking=kept is None):
        try:
            kept = _kept(key)
            if not _is_fresh(kept):
                kept = (count(), time.monotonic())
                caches["process"].set(key, kept, KEPT_SECONDS)
        finally:
            lock.release()
    assert kept is not None  # noqa: S101  (who found nothing has counted by now)
    return cast("Counted", kept[0])


def _kept(key: str) -> tuple[object, float] | None:
    return cast("tuple[object, float] | None", caches["process"].get(key))


def _is_fresh(kept: tuple[object, float] | None) -> bool:
    return kept is not None and time.monotonic() - kept[1] < FRESH_SECONDS


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
