"""Who hears of matches in another way, told by layers above: nobody is told twice."""

from collections.abc import Callable, Collection
from uuid import UUID

# Of some people, those who hear of matches by something else than a notice at once.
Hearing = Callable[[Collection[UUID]], Collection[UUID]]

_ways: list[Hearing] = []


def declare_way(way: Hearing) -> None:
    """Add a way of hearing of matches; once, when the apps are ready."""
    _ways.append(way)


def not_told_elsewhere(people: Collection[UUID]) -> list[UUID]:
    """Those of some people who hear of matches by notices alone, in their order."""
    others = {one for way in _ways for one in way(people)}
    return [one for one in people if one not in others]
