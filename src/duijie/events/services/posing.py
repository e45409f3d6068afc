"""A day's participants, wishes and matches as the planner's task."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duijie.events.models import Event, Judgement, Participant, Plan
from duijie.events.planning import Guest, Pairing, Task
from duijie.events.planning import Meeting as Planned
from duijie.events.queries.people import preferences_in
from duijie.events.queries.plans import meetings_of, planned
from duijie.events.queries.schedules import approved
from duijie.events.rules.preferences import Wish, worth_of
from duijie.events.types import Keep, Reply, Useful

if TYPE_CHECKING:
    from uuid import UUID

Pair = frozenset[str]


def day_of(plan: Plan) -> Task:
    """The task of a plan: who is there, who may meet whom, what stays."""
    event = plan.event
    people = list(approved(event))
    here = {str(one.pk): slots_of(one, plan) for one in people}
    fixed, standing = _kept(plan, here)
    return Task(
        guests=tuple(Guest(str(one.pk), here[str(one.pk)], one.most) for one in people),
        pairings=tuple(_pairings(event, people)),
        slots=event.slots,
        tables=event.tables,
        interpreters=event.interpreters,
        fixed=fixed,
        standing=standing,
    )


def slots_of(one: Participant, plan: Plan) -> frozenset[int]:
    """When somebody is there: what they said, from now on, until they leave."""
    end = plan.event.slots if one.gone_from is None else one.gone_from
    return frozenset(slot for slot in one.free_slots if plan.from_slot <= slot < end)


def _kept(
    plan: Plan, here: dict[str, frozenset[int]]
) -> tuple[tuple[Planned, ...], tuple[Planned, ...]]:
    """The meetings that must stay, and those that may but need not."""
    if plan.before is None:
        return (), ()
    fixed, standing = [], []
    rows = meetings_of(plan.before)
    for row, one in zip(rows, planned(rows), strict=True):
        said = {seat.reply for seat in row.seats.all()}
        if one.slot < plan.from_slot:
            # What is over was as it was.
            fixed.append(one)
        elif Reply.DECLINED.value in said or not _can_be(one, here):
            continue
        elif plan.keep == Keep.ALL.value or (
            plan.keep == Keep.CONFIRMED.value and said == {Reply.CONFIRMED.value}
        ):
            fixed.append(one)
        else:
            standing.append(one)
    return tuple(fixed), tuple(standing)


def _can_be(one: Planned, here: dict[str, frozenset[int]]) -> bool:
    return all(one.slot in here.get(key, ()) for key in (one.first, one.second))


def _pairings(event: Event, people: list[Participant]) -> Iterator[Pairing]:
    known = {str(one.pk): one for one in people}
    matches = _likeliest(event)
    wishes: dict[Pair, list[Wish]] = defaultdict(list)
    for wisher, wished, level in preferences_in(event).values_list("wisher", "wished", "level"):
        wishes[frozenset((str(wisher), str(wished)))].append(Wish(level))
    useful = _judged_useful(event)
    for pair in sorted(matches.keys() | wishes.keys(), key=sorted):
        if not pair <= known.keys():
            continue
        first, second = sorted(pair)
        worth = worth_of(
            matches.get(pair, 0.0), wishes.get(pair, ()), is_judged_useful=pair in useful
        )
        if worth > 0 and not _same_house(known[first], known[second]):
            apart = not set(known[first].languages) & set(known[second].languages)
            yield Pairing(first, second, worth, needs_interpreter=apart)


def _likeliest(event: Event) -> dict[Pair, float]:
    """The likeliest match between the records of two."""
    found: dict[Pair, float] = {}
    rows = event.promises.values_list("need__participant", "offer__participant", "probability")
    for need, offer, probability in rows:
        pair = frozenset((str(need), str(offer)))
        found[pair] = max(found.get(pair, 0.0), probability)
    return found


def _judged_useful(event: Event) -> frozenset[Pair]:
    """Pairs whose organisations met on an earlier day and found it useful."""
    earlier = Judgement.objects.filter(
        useful=Useful.YES.value, event__held_on__lt=event.held_on
    ).exclude(judge__organisation=None)
    met: set[frozenset[UUID]] = {
        frozenset(pair)
        for pair in earlier.values_list("judge__organisation", "other__organisation")
        if None not in pair
    }
    if not met:
        return frozenset()
    people = list(approved(event).exclude(organisation=None))
    return frozenset(
        frozenset((str(one.pk), str(other.pk)))
        for one in people
        for other in people
        if frozenset((one.organisation_id, other.organisation_id)) in met
    )


def _same_house(one: Participant, other: Participant) -> bool:
    return one.organisation_id is not None and one.organisation_id == other.organisation_id
