"""What jurors read: solutions without names; and what was decided."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from duijie.challenges.errors import DocumentNotFound
from duijie.challenges.models import Challenge, Document, Score, Submission, Team
from duijie.challenges.permissions import check_holds, holds
from duijie.challenges.queries.challenges import find_own_team, get_juror
from duijie.challenges.rules.ranking import agreement, ranking
from duijie.challenges.types import Agreement, Mark, Place, Stage
from duijie.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Sheet:
    """One solution as a juror sees it: number, text, documents, own marks.

    ``conflict`` is None until the juror declared.
    """

    team_id: UUID
    number: int
    submission: Submission | None
    documents: tuple[Document, ...]
    conflict: bool | None
    marks: dict[UUID, int]


def sheets_for(actor: Actor, challenge: Challenge) -> list[Sheet]:
    """All solutions that a juror judges, in the order of the numbers drawn."""
    juror = get_juror(actor, challenge)
    if challenge.stage not in (Stage.JUDGING.value, Stage.DECIDED.value):
        return []
    declared = dict(juror.declarations.values_list("team", "has_conflict"))
    marks: dict[UUID, dict[UUID, int]] = {}
    for team_id, criterion, points in juror.scores.values_list("team", "criterion", "points"):
        marks.setdefault(team_id, {})[criterion] = points
    teams = challenge.teams.filter(number__isnull=False).order_by("number")
    found = []
    for team in teams.prefetch_related("submissions__documents"):
        last = next(iter(team.submissions.all()), None)
        found.append(
            Sheet(
                team_id=team.pk,
                number=team.number or 0,
                submission=last,
                documents=tuple(last.documents.all()) if last else (),
                conflict=declared.get(team.pk),
                marks=marks.get(team.pk, {}),
            )
        )
    return found


def get_document(actor: Actor, challenge: Challenge, document_id: UUID) -> tuple[Document, str]:
    """A document, and the name under which the actor may save it."""
    found = (
        Document.objects.select_related("submission__team")
        .filter(pk=document_id, submission__team__challenge=challenge)
        .first()
    )
    if found is None:
        raise DocumentNotFound
    team = found.submission.team
    own = find_own_team(actor, challenge)
    if holds(actor, challenge) or (own is not None and own.pk == team.pk):
        return found, found.name
    if _may_judge(actor, challenge, team):
        return found, found.neutral_name
    raise DocumentNotFound


def _may_judge(actor: Actor, challenge: Challenge, team: Team) -> bool:
    juror = challenge.jurors.filter(user=actor.user_id, standing="accepted").first()
    if actor.user_id is None or juror is None or team.number is None:
        return False
    return not juror.declarations.filter(team=team, has_conflict=True).exists()


def marks_of(challenge: Challenge) -> list[Mark]:
    """Every mark that was given."""
    rows = Score.objects.filter(team__challenge=challenge)
    return [
        Mark(juror, team, criterion, points)
        for juror, team, criterion, points in rows.values_list(
            "juror", "team", "criterion", "points"
        )
    ]


def standing_of(actor: Actor, challenge: Challenge) -> tuple[tuple[Place, ...], Agreement]:
    """The ranking as it stands and the agreement, for the holder."""
    check_holds(actor, challenge)
    teams = [one.pk for one in challenge.teams.filter(number__isnull=False).order_by("number")]
    weights = {one.pk: one.weight for one in challenge.criteria.all()}
    marks = marks_of(challenge)
    return ranking(marks, weights, teams), agreement(marks, weights, teams)


def result_of(actor: Actor, challenge: Challenge) -> dict[str, Any]:
    """What was decided: all places for the holder, their own for a team."""
    if challenge.stage != Stage.DECIDED.value:
        return {}
    decided: dict[str, Any] = challenge.result
    if holds(actor, challenge):
        return decided
    own = find_own_team(actor, challenge)
    places = [one for one in decided["places"] if own and one["team"] == str(own.pk)]
    winners = [one for one in decided["places"] if one["rank"] == 1]
    return decided | {"places": places, "winners": winners, "of": len(decided["places"])}
