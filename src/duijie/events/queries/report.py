"""What came of a day, in numbers with one definition each."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from duijie.events.models import Event, Judgement, Participant
from duijie.events.permissions import check_runs
from duijie.events.queries.plans import find_published, meetings_of
from duijie.events.queries.schedules import approved
from duijie.events.types import NextStep, Useful
from duijie.kernel.actors import Actor

Pair = frozenset[UUID]
# The stages of the funnel; what each counts is said in rules/definitions.
STAGES: Final = ("registered", "matched", "met", "useful", "introduced")


@dataclass(frozen=True, slots=True)
class Report:
    """The funnel in people and in meetings, and what was agreed."""

    people: dict[str, int]
    meetings: dict[str, int]
    next_steps: dict[NextStep, int]
    judged: int
    follow_ups: int
    follow_ups_done: int
    organisations: int
    walk_ins: int
    absent: int


def report_of(actor: Actor, event: Event) -> Report:
    """What came of a day; for the organiser and operators."""
    check_runs(actor, event)
    people = list(approved(event))
    pairs = _planned(event)
    said = list(event.judgements.all())
    by_pair: dict[Pair, list[Judgement]] = defaultdict(list)
    for one in said:
        by_pair[frozenset((one.judge_id, one.other_id))].append(one)
    stages = {
        "matched": pairs,
        "met": {pair for pair, both in by_pair.items() if _took_place(both)},
        "useful": {pair for pair, both in by_pair.items() if _is_useful(both)},
        "introduced": {pair for pair, both in by_pair.items() if _is_introduced(both)},
    }
    done = event.follow_ups.filter(done_at__isnull=False).count()
    return Report(
        people={"registered": len(people)}
        | {name: _people_in(found, people) for name, found in stages.items()},
        meetings={name: len(found) for name, found in stages.items()},
        next_steps=dict(Counter(NextStep(one.next_step) for one in said)),
        judged=len(by_pair),
        follow_ups=event.follow_ups.count(),
        follow_ups_done=done,
        organisations=len({one.organisation_id or one.affiliation for one in people}),
        walk_ins=sum(one.is_walk_in for one in people),
        absent=sum(one.gone_from == 0 for one in people),
    )


def _planned(event: Event) -> set[Pair]:
    plan = find_published(event)
    if plan is None:
        return set()
    return {frozenset(seat.participant_id for seat in one.seats.all()) for one in meetings_of(plan)}


def _people_in(pairs: Iterable[Pair], people: Iterable[Participant]) -> int:
    inside = {one for pair in pairs for one in pair}
    return sum(one.pk in inside for one in people)


def _took_place(both: Iterable[Judgement]) -> bool:
    return any(one.useful != Useful.NOT_HELD.value for one in both)


def _is_useful(both: Iterable[Judgement]) -> bool:
    return any(one.useful == Useful.YES.value for one in both)


def _is_introduced(both: Iterable[Judgement]) -> bool:
    said = [one.introduce for one in both]
    return len(said) > 1 and all(said)
