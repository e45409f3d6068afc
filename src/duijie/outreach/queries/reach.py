"""For operators: how far digests reached and what came back, never who."""

from collections import defaultdict

from duijie.accounts.permissions import check_operator
from duijie.kernel.actors import Actor
from duijie.outreach.models import Digest, Pushed, Reply
from duijie.outreach.rules import LEAST_SHOWN, shown, week_of
from duijie.outreach.types import Reach

WEEKS = 12


def reach_by_week(actor: Actor) -> list[Reach]:
    """What went out and came back in each week, the newest first.

    Of a week in which few people got a digest, nothing is shown.
    """
    check_operator(actor)
    people: dict[str, set[object]] = defaultdict(set)
    digests: dict[str, int] = defaultdict(int)
    records: dict[str, int] = defaultdict(int)
    for at, user in Digest.objects.order_by("-created_at").values_list("created_at", "user"):
        week = week_of(at)
        if week not in digests and len(digests) == WEEKS:
            break
        digests[week] += 1
        people[week].add(user)
    for at in Pushed.objects.values_list("digest__created_at", flat=True):
        records[week_of(at)] += 1
    answering: dict[str, set[object]] = defaultdict(set)
    answers: dict[str, int] = defaultdict(int)
    said = Reply.objects.values_list("pushed__digest__created_at", "pushed__user")
    for at, user in said:
        answers[week_of(at)] += 1
        answering[week_of(at)].add(user)
    return [
        _reach(
            week,
            digests[week],
            len(people[week]),
            records[week],
            (answers[week], len(answering[week])),
        )
        for week in digests
    ]


def _reach(week: str, digests: int, people: int, records: int, answers: tuple[int, int]) -> Reach:
    if people < LEAST_SHOWN:
        return Reach(week, None, None, None, None)
    given, by = answers
    return Reach(week, digests, people, records, given if shown(by) is not None else None)


def answers_by_reason(actor: Actor) -> dict[str, int | None]:
    """What was answered over all time, by reason; None where few people said so."""
    check_operator(actor)
    given: dict[str, int] = defaultdict(int)
    people: dict[str, set[object]] = defaultdict(set)
    for opinion, user in Reply.objects.values_list("opinion", "pushed__user"):
        given[opinion] += 1
        people[opinion].add(user)
    return {
        opinion: number if shown(len(people[opinion])) is not None else None
        for opinion, number in sorted(given.items())
    }
