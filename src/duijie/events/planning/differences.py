"""What changed between two plans, meeting by meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from duijie.events.planning.shapes import Meeting


@dataclass(frozen=True, slots=True)
class Difference:
    """Meetings that are new, gone, or at another time or table; and how many stayed."""

    new: tuple[Meeting, ...]
    gone: tuple[Meeting, ...]
    moved: tuple[tuple[Meeting, Meeting], ...]
    same: int


def difference(before: Sequence[Meeting], after: Sequence[Meeting]) -> Difference:
    """What somebody must be told who knows the plan before."""
    old, new = ({one.key: one for one in plan} for plan in (before, after))
    both = [(one, new[one.key]) for one in before if one.key in new]
    moved = tuple(
        pair for pair in both if (pair[0].slot, pair[0].table) != (pair[1].slot, pair[1].table)
    )
    return Difference(
        new=tuple(one for one in after if one.key not in old),
        gone=tuple(one for one in before if one.key not in new),
        moved=moved,
        same=len(both) - len(moved),
    )
