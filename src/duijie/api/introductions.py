"""Introductions over the API: ask, answer, the lists of both sides."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.catalogue_schemas import ListingOut
from duijie.api.pagination import MOST_ON_A_PAGE
from duijie.api.shapes import Schema
from duijie.introductions import queries, services
from duijie.introductions.rules import LONGEST_MESSAGE
from duijie.introductions.types import Contact, Party, SeenIntroduction, Side, Stage

router = Router(tags=["introductions"])
ONE = "/introductions/{uuid:introduction_id}"


class ContactIO(Schema):
    """Whom the other side may reach."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""


class PartyOut(Schema):
    """One side as the caller may know it; contact and owner open when both agree."""

    listing_id: UUID
    listing: ListingOut | None
    owner_id: UUID | None
    owner_zh: str
    owner_en: str
    contact: ContactIO | None


class IntroductionOut(Schema):
    """An introduction as the caller may see it."""

    id: UUID
    match_id: UUID
    stage: Stage
    side: Side
    asking: PartyOut
    asked: PartyOut
    message: str
    reason: str
    lapses_on: date
    created_at: datetime
    answered_at: datetime | None


class IntroductionsOut(Schema):
    """A piece of the list; no cursor at its end."""

    items: list[IntroductionOut]
    next_cursor: str


class IntroductionIn(Schema):
    """What one wants to talk about, and whom the other side may reach."""

    message: Annotated[str, Field(max_length=LONGEST_MESSAGE)]
    contact: ContactIO


class AgreementIn(Schema):
    """Whom the asking side may reach."""

    contact: ContactIO


class RefusalIn(Schema):
    """Why, which the asking side reads."""

    reason: Annotated[str, Field(max_length=LONGEST_MESSAGE)] = ""


@router.post(
    "/matches/{uuid:match_id}/introductions",
    operation_id="ask_for_introduction",
    response={201: IntroductionOut},
)
def ask(request: ActorRequest, match_id: UUID, body: IntroductionIn) -> Status[object]:
    """Ask the other side of a match to meet."""
    made = services.ask_for_introduction(
        actor=request.actor,
        match_id=match_id,
        message=body.message,
        contact=_contact(body.contact),
    )
    return Status(201, _one(request, made.pk))


@router.get("/introductions", operation_id="list_introductions", response=IntroductionsOut)
def introductions(
    request: ActorRequest,
    side: Side | None = None,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> IntroductionsOut:
    """The introductions of the caller's organisations, the newest first."""
    page = queries.page_of_introductions(request.actor, side=side, cursor=cursor, size=limit)
    return IntroductionsOut(items=[_out(one) for one in page.items], next_cursor=page.next_cursor)


@router.get(ONE, operation_id="get_introduction", response=IntroductionOut)
def introduction(request: ActorRequest, introduction_id: UUID) -> IntroductionOut:
    """One introduction."""
    return _one(request, introduction_id)


@router.post(f"{ONE}/agreement", operation_id="agree_to_introduction", response=IntroductionOut)
def agree(request: ActorRequest, introduction_id: UUID, body: AgreementIn) -> IntroductionOut:
    """Agree to meet: both sides see whom to reach."""
    services.agree_to_introduction(
        actor=request.actor, introduction_id=introduction_id, contact=_contact(body.contact)
    )
    return _one(request, introduction_id)


@router.post(f"{ONE}/refusal", operation_id="decline_introduction", response=IntroductionOut)
def decline(request: ActorRequest, introduction_id: UUID, body: RefusalIn) -> IntroductionOut:
    """Decline to meet."""
    services.decline_introduction(
        actor=request.actor, introduction_id=introduction_id, reason=body.reason
    )
    return _one(request, introduction_id)


@router.post(f"{ONE}/withdrawal", operation_id="withdraw_introduction", response=IntroductionOut)
def withdraw(request: ActorRequest, introduction_id: UUID) -> IntroductionOut:
    """Take a request back before it was answered."""
    services.withdraw_introduction(actor=request.actor, introduction_id=introduction_id)
    return _one(request, introduction_id)


def _one(request: ActorRequest, introduction_id: UUID) -> IntroductionOut:
    return _out(queries.get_introduction(request.actor, introduction_id))


def _contact(given: ContactIO) -> Contact:
    return Contact(name=given.name, position=given.position, email=given.email, phone=given.phone)


def _out(seen: SeenIntroduction) -> IntroductionOut:
    return IntroductionOut(
        id=seen.id,
        match_id=seen.match_id,
        stage=seen.stage,
        side=seen.side,
        asking=_party(seen.asking),
        asked=_party(seen.asked),
        message=seen.message,
        reason=seen.reason,
        lapses_on=seen.lapses_on,
        created_at=seen.created_at,
        answered_at=seen.answered_at,
    )


def _party(party: Party) -> PartyOut:
    owner = party.owner
    return PartyOut(
        listing_id=party.listing_id,
        listing=ListingOut.from_orm(party.listing) if party.listing else None,
        owner_id=owner.id if owner else None,
        owner_zh=owner.name_zh if owner else "",
        owner_en=owner.name_en if owner else "",
        contact=ContactIO.from_orm(party.contact) if party.contact else None,
    )
