"""The bundled examples as records of the catalogue."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Stage, Visibility
from duijie.demo import reading
from duijie.demo.rules import days
from duijie.demo.services import writing
from duijie.demo.services.lives import OVER_SINCE, Life, live
from duijie.demo.services.timeline import Timeline
from duijie.demo.types import House, Houses
from duijie.kernel import clock

Said = TypeVar("Said", bound=Details)
# One record in so many ends within the month, so that somebody has something to renew.
ENDING_EVERY: Final = 19


def plan_offers(timeline: Timeline, houses: Houses) -> None:
    """Bring in the offers, spread over the organisations that would have them."""
    more = reading.fuller("offers")
    turns: dict[str, int] = defaultdict(int)
    for place, row in enumerate(reading.examples("offers")):
        details = _as_written(row, writing.offer(row, more.get(row["id"], {}), place))
        house = _owner(houses, row, details, turns)
        _plan(timeline, houses, house, (row["id"], place), details)


def plan_needs(timeline: Timeline, houses: Houses) -> None:
    """Bring in the needs of firms and centres."""
    more = reading.fuller("needs")
    turns: dict[str, int] = defaultdict(int)
    for place, row in enumerate(reading.examples("needs")):
        details = _as_written(row, writing.need(row, more.get(row["id"], {}), place))
        house = _owner(houses, row, details, turns)
        _plan(timeline, houses, house, (row["id"], place), details)


def _as_written(row: Mapping[str, Any], details: Said) -> Said:
    if row["id"] not in reading.course().one_language:
        return details
    return writing.in_one_language(details, row["language"])


def _plan(
    timeline: Timeline, houses: Houses, house: House, record: tuple[str, int], details: Details
) -> None:
    name, place = record
    course = reading.course()
    stage = Stage(course.stages.get(name, Stage.PUBLISHED))
    seen_by = course.visibility.get(name)
    if seen_by:
        shared = houses.ids(course.named.get(name, ()))
        details = replace(details, visibility=Visibility(seen_by), shared_with=shared)
    if stage is Stage.EXPIRED:
        details = replace(details, expires_on=clock.today() - OVER_SINCE)
    elif place % ENDING_EVERY == 0:
        details = replace(details, expires_on=days.soon(clock.today(), place))
    if stage is Stage.DRAFT:
        details = writing.with_gaps(details)
    life = Life(house, details, stage, course.reasons.get(name, ""))
    live(timeline, life, days.written_at(clock.now(), place))


def _owner(
    houses: Houses, row: Mapping[str, Any], details: Details, turns: dict[str, int]
) -> House:
    """The organisation that the example names where it is here, else one of the trade."""
    for entry in reading.houses():
        if row["organisation"] in entry.name:
            return houses.by_key[entry.key]
    table = f"{details.kind.value}s_{row['language']}"
    owners = reading.trades()[row["industry"]].owners[table]
    turn = turns[row["industry"]]
    turns[row["industry"]] += 1
    return houses.by_key[owners[turn % len(owners)]]
