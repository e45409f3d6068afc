"""What a meeting is worth: the one table that the plan of a day is made from."""

from collections.abc import Collection, Mapping
from enum import IntEnum
from typing import Final


class Wish(IntEnum):
    """How much somebody wants to meet somebody; ``NOT`` keeps the two apart."""

    NOT = -1
    NONE = 0
    GLADLY = 1
    SURELY = 2


# Points; the most that a meeting can be worth is their sum, 140.
MATCH_POINTS: Final = 40
WISH_POINTS: Final[Mapping[Wish, int]] = {
    Wish.NOT: 0,
    Wish.NONE: 0,
    Wish.GLADLY: 15,
    Wish.SURELY: 30,
}
BOTH_WISH_POINTS: Final = 20
USEFUL_POINTS: Final = 20
# Below this probability two who do not ask for each other are not brought together.
LEAST_MATCH: Final = 0.15


def worth_of(match: float, wishes: Collection[Wish], *, is_judged_useful: bool = False) -> int:
    """The points of a meeting: what the records promise and what both sides wish.

    0 means that the two are not brought together: one of them said so, or
    there is neither a wish nor a match that is likely enough.
    """
    if Wish.NOT in wishes:
        return 0
    asked = [one for one in wishes if one > Wish.NONE]
    if not asked and match < LEAST_MATCH:
        return 0
    points = round(MATCH_POINTS * match) + sum(WISH_POINTS[one] for one in asked)
    points += BOTH_WISH_POINTS if len(asked) > 1 else 0
    return points + (USEFUL_POINTS if is_judged_useful else 0)
