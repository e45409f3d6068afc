"""From marks to places: the weighted mean of each juror, and the mean of the jurors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Final
from uuid import UUID

from duijie.challenges.rules.agreement import Table, concordance
from duijie.challenges.types import Agreement, Mark, Place
from duijie.kernel.agreement import alpha, of_marks

MOST_POINTS: Final = 10
DIGITS: Final = 2

Totals = dict[UUID, dict[UUID, float]]


def totals(marks: Iterable[Mark], weights: Mapping[UUID, int]) -> Totals:
    """Each juror's score of 0 to 100 for each team they judged on every criterion."""
    given: dict[tuple[UUID, UUID], dict[UUID, int]] = defaultdict(dict)
    for mark in marks:
        given[mark.juror, mark.team][mark.criterion] = mark.points
    found: Totals = defaultdict(dict)
    for (juror, team), points in given.items():
        if points.keys() == weights.keys():
            score = sum(points[one] * weight for one, weight in weights.items()) / MOST_POINTS
            found[juror][team] = score
    return found


def ranking(
    marks: Sequence[Mark], weights: Mapping[UUID, int], teams: Sequence[UUID]
) -> tuple[Place, ...]:
    """The places of all teams that were judged; equal scores share a place."""
    whole = totals(marks, weights)
    scores = {
        team: [by_team[team] for by_team in whole.values() if team in by_team] for team in teams
    }
    means = {team: round(fmean(found), DIGITS) for team, found in scores.items() if found}
    return tuple(
        Place(
            team=team,
            rank=1 + sum(other > score for other in means.values()),
            score=score,
            by_criterion=_by_criterion(marks, whole, team),
            jurors=len(scores[team]),
        )
        for team, score in sorted(means.items(), key=lambda one: (-one[1], str(one[0])))
    )


def _by_criterion(marks: Iterable[Mark], whole: Totals, team: UUID) -> dict[UUID, float]:
    found: dict[UUID, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.team == team and team in whole.get(mark.juror, {}):
            found[mark.criterion].append(mark.points)
    return {criterion: round(fmean(points), DIGITS) for criterion, points in found.items()}


def agreement(
    marks: Iterable[Mark], weights: Mapping[UUID, int], teams: Sequence[UUID]
) -> Agreement:
    """How far the jurors' scores agree."""
    whole = totals(marks, weights)
    table = [[by_team.get(team) for team in teams] for _juror, by_team in sorted(whole.items())]
    return Agreement(
        alpha=alpha(_by_team(table), of_marks),
        w=concordance(table) if table else None,
        jurors=len(table),
        teams=len(teams),
    )


def _by_team(table: Table) -> list[list[float]]:
    """What the jurors who judged a team gave it, team by team."""
    return [[one for one in column if one is not None] for column in zip(*table, strict=True)]
