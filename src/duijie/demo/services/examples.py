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
from duijie.demo.services.lives import OVER_SINCE, keep
from duijie.demo.types import House, Houses
from duijie.kernel import clock
from duijie.kernel.actors import Actor

Said = TypeVar("Said", bound=Details)
# One record in so many ends within the month, so that somebody has something to renew.
ENDING_EVERY: Final = 19


def load_offers(actor: Actor, houses: Houses) -> None:
    """Bring in the offers, spread over the organisations that would have them."""
    del actor
    more = reading.fuller("offers")
    turns: dict[str, int] = defaultdict(int)
    for place, row in enumerate(reading.examples("offers")):
        details = writing.offer(row, more.get(row["id"], {}), place)
        _keep(houses, row, details, place, turns)


def load_needs(actor: Actor, houses: Houses) -> None:
    """Bring in the needs of firms and centres."""
    del actor
    more = reading.fuller("needs")
    turns: dict[str, int] = defaultdict(int)
    for place, row in enumerate(reading.examples("needs")):
        details = writing.need(row, more.get(row["id"], {}), place)
        _keep(houses, row, details, place, turns)


def _keep(
    houses: Houses, row: Mapping[str, Any], details: Details, place: int, turns: dict[str, int]
) -> None:
    course = reading.course()
    stage = Stage(course.stages.get(row["id"], Stage.PUBLISHED))
    seen_by = course.visibility.get(row["id"])
    if seen_by:
        details = replace(
            details,
            visibility=Visibility(seen_by),
            shared_with=houses.ids(course.named.get(row["id"], ())),
        )
    if stage is Stage.EXPIRED:
        details = replace(details, expires_on=clock.today() - OVER_SINCE)
    elif place % ENDING_EVERY == 0:
        details = replace(details, expires_on=days.soon(clock.today(), place))
    if stage is Stage.DRAFT:
        details = writing.with_gaps(details)
    house = _owner(houses, row, details, turns)
    at = days.written_at(clock.now(), place)
    keep(house, details, stage, at, course.reasons.get(row["id"], ""))


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
