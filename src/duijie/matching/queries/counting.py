"""Counts that are kept for a moment: over all records they cost more than the page itself."""

import hashlib
from collections.abc import Callable
from typing import Final, TypeVar, cast

from django.core.cache import caches

from duijie.kernel.actors import Actor
from duijie.matching.queries.wishes import Wish

Counted = TypeVar("Counted")

# A list of everything may say for this long how many there were.
KEPT_SECONDS: Final = 20


def counted(actor: Actor, wish: Wish, what: str, count: Callable[[], Counted]) -> Counted:
    """A count over all that an actor may see. By words nothing is kept, for it costs little."""
    if wish.text:
        return count()
    key = _key(actor, wish, what)
    kept = caches["process"].get(key)
    if kept is None:
        kept = count()
        caches["process"].set(key, kept, KEPT_SECONDS)
    return cast("Counted", kept)


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
