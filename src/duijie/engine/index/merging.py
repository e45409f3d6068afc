"""When to merge which segments: a pure question about lengths."""

from collections.abc import Sequence
from typing import Final

# Segments of like size are merged eight at a time, so a record is rewritten about
# log8(n) times in its life and a million records lie in some twenty segments at most.
FAN_IN: Final = 8
SMALLEST_TIER: Final = 1024
# A segment more dead than this is rewritten, so room is won back without being asked.
DEAD_SHARE: Final = 0.5


def tier(count: int) -> int:
    """The size class of a segment: each holds eight times the one before."""
    level = 0
    limit = SMALLEST_TIER
    while count > limit:
        limit *= FAN_IN
        level += 1
    return level


def next_merge(lengths: Sequence[int], dead: Sequence[int]) -> slice | None:
    """The neighbouring segments to merge next, or None when all is well.

    Only neighbours are merged, newest first, so that segments stay ordered by number.
    """
    for position, (length, gone) in enumerate(zip(lengths, dead, strict=True)):
        if gone > DEAD_SHARE * length:
            return slice(position, position + 1)
    tiers = [tier(length) for length in lengths]
    for level in sorted(set(tiers)):
        start = len(tiers)
        while start and tiers[start - 1] <= level:
            start -= 1
        if len(tiers) - start >= FAN_IN:
            return slice(start, len(tiers))
    return None
