"""Identifiers that sort by the time they were made (RFC 9562, version 7)."""

import os
import time
from uuid import UUID

_RANDOM_BITS = 74
_VARIANT = 0b10


def new_id() -> UUID:
    """A new identifier: the millisecond first, then chance.

    Rows made together lie together in an index, and the number tells nobody
    how many there are.
    """
    moment = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10), "big") & ((1 << _RANDOM_BITS) - 1)
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    return UUID(int=(moment << 80) | (7 << 76) | (high << 64) | (_VARIANT << 62) | low)
