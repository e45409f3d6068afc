"""Challenges over the API: the list, one challenge, entering it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.pagination import MOST_ON_A_PAGE, page_of
from duijie.api.shapes import Schema
from duijie.challenges import queries, services
from duijie.challenges.types import Stage, TeamSaid

router = Router(tags=["challenges"])


class CriterionOut(Schema):
    """What solutions are judged by."""

    id: UUID
    label_zh: str
    label_en: str
    weight: int


class ChallengeOut(Schema):
    """A challenge; who holds it is told by its need, unless that is blind."""

    id: UUID
    need_id: UUID
    stage: Stage
    title_zh: str
    title_en: str
    prize_zh: str
    prize_en: str
    rules_zh: str
    rules_en: str
    eligible_zh: str
    eligible_en: str
    submit_until: datetime
    judge_until: datetime


class OneChallengeOut(ChallengeOut):
    """One challenge with its criteria."""

    criteria: list[CriterionOut]


class ChallengesOut(Schema):
    """A page of challenges."""

    items: list[ChallengeOut]
    next_cursor: str


class TeamIn(Schema):
    """Who enters."""

    name: str
    organisation_id: UUID | None = None
    members: list[str] = []


class TeamOut(Schema):
    """One's own team and the versions it handed in."""

    id: UUID
    name: str
    members: list[str]
    versions: int


@router.get("/challenges", response=ChallengesOut)
def list_challenges(
    request: ActorRequest,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> object:
    """Challenges the caller may see, the newest first."""
    return page_of(queries.challenges_visible_to(request.actor), cursor, limit)


@router.get("/challenges/{uuid:challenge_id}", response=OneChallengeOut)
def get_challenge(request: ActorRequest, challenge_id: UUID) -> OneChallengeOut:
    """One challenge."""
    found = queries.get_challenge(request.actor, challenge_id)
    plain = {name: getattr(found, name) for name in ChallengeOut.model_fields}
    criteria = [CriterionOut.from_orm(one) for one in queries.criteria_of(found)]
    return OneChallengeOut(**plain, criteria=criteria)


@router.get("/challenges/{uuid:challenge_id}/team", response=TeamOut)
def get_team(request: ActorRequest, challenge_id: UUID) -> TeamOut:
    """The caller's own team."""
    challenge = queries.get_challenge(request.actor, challenge_id)
    return _team(queries.get_own_team(request.actor, challenge))


@router.post("/challenges/{uuid:challenge_id}/team", response={201: TeamOut})
def enter(request: ActorRequest, challenge_id: UUID, body: TeamIn) -> Status[TeamOut]:
    """Enter with a team."""
    said = TeamSaid(body.name, body.organisation_id, tuple(body.members))
    made = services.enter(actor=request.actor, challenge_id=challenge_id, said=said)
    return Status(201, _team(made))


def _team(own: Any) -> TeamOut:  # noqa: ANN401  (a row of the tables)
    return TeamOut(id=own.pk, name=own.name, members=own.members, versions=own.submissions.count())
