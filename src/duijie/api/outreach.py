"""A person's digests over the API: what they told, answers, the switch."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Router

from duijie.accounts.permissions import check_signed_in
from duijie.api.auth import ActorRequest
from duijie.api.shapes import Schema
from duijie.matching.types import Opinion
from duijie.outreach import queries, services
from duijie.outreach.types import Ground, Pace

router = Router(tags=["digests"])
MOST = 100


class PushedOut(Schema):
    """A record that a digest told of, and what was last answered."""

    id: UUID
    at: datetime
    ground: Ground
    listing_id: UUID
    kind: str
    own_id: UUID | None
    match_id: UUID | None
    answer: Opinion | None


class DigestsOut(Schema):
    """How often digests come, and what the last of them told."""

    pace: Pace
    told: list[PushedOut]


class PaceIn(Schema):
    """How often digests shall come; never switches them off."""

    pace: Pace


class ReplyIn(Schema):
    """What one thinks of a record."""

    opinion: Opinion
    note: Annotated[str, Field(max_length=1_000)] = ""


@router.get("/digests", response=DigestsOut, url_name="digests")
def digests(request: ActorRequest) -> DigestsOut:
    """What the caller's digests told, the newest first."""
    check_signed_in(request.actor)
    rows = queries.pushed_to(request.actor)[:MOST]
    return DigestsOut(
        pace=queries.pace_of(request.actor),
        told=[
            PushedOut(
                id=row.pk,
                at=row.created_at,
                ground=Ground(row.ground),
                listing_id=row.listing_id,
                kind=row.listing.kind,
                own_id=row.own_id,
                match_id=row.match_id,
                answer=next((Opinion(one.opinion) for one in row.replies.all()), None),
            )
            for row in rows
        ],
    )


@router.put("/digests/pace", response=PaceIn, operation_id="choose_digest_pace")
def choose_pace(request: ActorRequest, body: PaceIn) -> PaceIn:
    """Choose how often digests come, or switch them off."""
    services.choose_pace(actor=request.actor, pace=body.pace)
    return body


@router.post("/digests/{uuid:pushed_id}/answer", response=ReplyIn, operation_id="answer_digest")
def answer(request: ActorRequest, pushed_id: UUID, body: ReplyIn) -> ReplyIn:
    """Say what one thinks of a record that a digest told of."""
    services.answer(actor=request.actor, pushed_id=pushed_id, opinion=body.opinion, note=body.note)
    return body
