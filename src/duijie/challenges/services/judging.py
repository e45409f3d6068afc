"""Declare conflicts, score blind, decide."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from duijie.challenges import permissions, queries, work
from duijie.challenges.errors import (
    ConflictNotDeclared,
    JurorHasConflict,
    NotAllJudged,
    NotJudging,
    PointsWrong,
    TeamNotFound,
)
from duijie.challenges.models import Challenge, Declaration, Juror, Score, Team
from duijie.challenges.rules.life import LIFE
from duijie.challenges.rules.ranking import MOST_POINTS
from duijie.challenges.services.telling import tell
from duijie.challenges.types import Stage
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices.types import Kind


@transaction.atomic
def declare(
    *, actor: Actor, challenge_id: UUID, team_id: UUID, has_conflict: bool, note: str = ""
) -> Declaration:
    """Say whether one has a conflict of interest; with one, own marks are taken back."""
    challenge, juror, team = _of_jury(actor, challenge_id, team_id)
    made, _ = Declaration.objects.update_or_create(
        juror=juror, team=team, defaults={"has_conflict": has_conflict, "note": note.strip()[:500]}
    )
    if has_conflict:
        juror.scores.filter(team=team).delete()
    audit.record(
        actor=actor,
        action="juror.declared",
        subject=challenge.pk,
        team=str(team.pk),
        conflict=has_conflict,
    )
    return made


@transaction.atomic
def score(
    *, actor: Actor, challenge_id: UUID, team_id: UUID, points: Mapping[UUID, int]
) -> list[Score]:
    """Give a team points on every criterion; given again, they replace those before."""
    challenge, juror, team = _of_jury(actor, challenge_id, team_id)
    declared = juror.declarations.filter(team=team).first()
    if declared is None:
        raise ConflictNotDeclared
    if declared.has_conflict or (
        team.organisation_id is not None and actor.is_member_of(team.organisation_id)
    ):
        raise JurorHasConflict
    criteria = queries.criteria_of(challenge)
    if {one.pk for one in criteria} != points.keys() or not all(
        0 <= one <= MOST_POINTS for one in points.values()
    ):
        raise PointsWrong
    juror.scores.filter(team=team).delete()
    made = Score.objects.bulk_create(
        Score(juror=juror, team=team, criterion=one, points=points[one.pk]) for one in criteria
    )
    audit.record(
        actor=actor,
        action="juror.scored",
        subject=challenge.pk,
        team=str(team.pk),
        points=[points[one.pk] for one in criteria],
    )
    return made


def _of_jury(actor: Actor, challenge_id: UUID, team_id: UUID) -> tuple[Challenge, Juror, Team]:
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    juror = queries.get_juror(actor, challenge)
    if challenge.stage != Stage.JUDGING.value:
        raise NotJudging
    team = challenge.teams.filter(pk=team_id, number__isnull=False).first()
    if team is None:
        raise TeamNotFound
    return challenge, juror, team


@transaction.atomic
def decide(*, actor: Actor, challenge_id: UUID) -> Challenge:
    """Close the judging: the ranking is fixed, and every team gets its letter."""
    challenge = queries.get_challenge_to_change(actor, challenge_id)
    permissions.check_holds(actor, challenge)
    LIFE.check_move(Stage(challenge.stage), Stage.DECIDED)
    places, agreed = queries.standing_of(actor, challenge)
    judged = {one.team for one in places}
    teams = list(challenge.teams.filter(number__isnull=False))
    missing = [one for one in teams if one.pk not in judged]
    if missing:
        raise NotAllJudged(teams=len(missing))
    names = {one.pk: (one.number, one.name) for one in teams}
    challenge.result = {
        "places": [_written(one, names) for one in places],
        "agreement": asdict(agreed),
        "criteria": [
            {"id": str(one.pk), "zh": one.label_zh, "en": one.label_en, "weight": one.weight}
            for one in queries.criteria_of(challenge)
        ],
    }
    challenge.stage, challenge.decided_at = Stage.DECIDED.value, clock.now()
    save_change(challenge, "result", "stage", "decided_at")
    audit.record(actor=actor, action="challenge.decided", subject=challenge.pk, teams=len(places))
    leads = [one.lead_id for one in teams if one.lead_id is not None]
    tell(actor, challenge, leads, Kind.CHALLENGE_RESULT, "/result")
    for team in teams:
        work.ask_for_letter(team.pk)
    return challenge


def _written(place: Any, names: Mapping[UUID, tuple[int | None, str]]) -> dict[str, Any]:  # noqa: ANN401
    number, name = names[place.team]
    return {
        "team": str(place.team),
        "number": number,
        "name": name,
        "rank": place.rank,
        "score": place.score,
        "jurors": place.jurors,
        "by_criterion": {str(one): points for one, points in place.by_criterion.items()},
    }
