"""Matches over the API: a record's list, one match, judging, the shared list."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Query, Router, Status

from duijie.api.auth import ActorRequest
from duijie.api.catalogue import ONE
from duijie.api.catalogue_schemas import ListingOut
from duijie.api.pagination import MOST_ON_A_PAGE
from duijie.api.shapes import Schema
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.language import Language
from duijie.kernel.pages import UnknownCursor, read_cursor, write_cursor
from duijie.matching import queries, services
from duijie.matching.queries import Wanted, wish_of
from duijie.matching.types import (
    Basis,
    MatchList,
    Mode,
    Opinion,
    SeenMatch,
    Standing,
    Stretch,
    WhyNot,
)

router = Router(tags=["matches"])


class SaidOut(Schema):
    """A sentence in both languages."""

    zh: str
    en: str


class MatchReasonOut(Schema):
    """A reason; its number marks its words in the quotes."""

    number: int
    feature: str
    said: SaidOut
    contribution: float


class StretchOut(Schema):
    """A stretch of a quote and the reasons that rest on it."""

    text: str
    reasons: list[int]


class LimitOut(Schema):
    """A limit asked and what is offered, converted where the units differ."""

    property: str
    asked: str
    offered: str
    converted: str
    verdict: str


class MadeOut(Schema):
    """With what a match was computed, and when."""

    engine: str
    encoder: str
    weights: str
    at: datetime


class MatchOut(Schema):
    """A match as the caller may see it."""

    id: UUID
    asker: ListingOut
    found: ListingOut
    basis: Basis
    mode: Mode
    standing: Standing
    rank: int
    probability: float
    grade: str
    reasons: list[MatchReasonOut]
    asker_quote: list[StretchOut]
    found_quote: list[StretchOut]
    limits: list[LimitOut]
    against: list[SaidOut]
    unknown: list[SaidOut]
    made: MadeOut


class RelaxedLimitOut(Schema):
    """What asking without one limit brought."""

    property: str
    asked: str
    offered: str
    fits: int
    before: float
    after: float


class MatchesOut(Schema):
    """What a record found; the nearest misses where nothing fits."""

    kind: ListingKind
    mode: Mode
    basis: Basis
    is_ready: bool
    fits: bool
    items: list[MatchOut]
    would_change: list[SaidOut]
    relaxed: list[RelaxedLimitOut]


class AskedOfMatches(Schema):
    """Which matches; what is left out narrows nothing."""

    among: ListingKind | None = None
    mode: Mode = Mode.CLOSE
    tongue: Language | None = None
    field: str = ""
    industry: str = ""
    region: str = ""
    trl: str = ""
    cooperation: str = ""
    lab_kind: str = ""


class AbsenceOut(Schema):
    """What keeps a record out of a list."""

    why: WhyNot
    place: int
    candidates: int
    threshold: float
    probability: float | None


class JudgementIn(Schema):
    """What the caller thinks of a match."""

    opinion: Opinion
    note: Annotated[str, Field(max_length=1000)] = ""


class JudgementOut(Schema):
    """What was noted."""

    opinion: Opinion
    note: str
    at: datetime


class ListedIn(Schema):
    """For which organisation a match is put aside; the only one when none is named."""

    organisation_id: UUID | None = None
    note: str = ""


class ListedOut(Schema):
    """An entry of a shared list; a record that is not shown any more is null."""

    id: UUID
    organisation_id: UUID
    match_id: UUID | None
    asker: ListingOut | None
    found: ListingOut | None
    probability: float | None
    note: str


class ShortlistOut(Schema):
    """A piece of the shared lists; no cursor at its end."""

    items: list[ListedOut]
    next_cursor: str


class EntryOut(Schema):
    """The entry that was made."""

    id: UUID


@router.get(f"{ONE}/matches", operation_id="list_matches", response=MatchesOut)
def matches(
    request: ActorRequest,
    kind: ListingKind,
    listing_id: UUID,
    asked: Annotated[AskedOfMatches, Query()],
) -> MatchesOut:
    """What a record found among one kind; the first that it looks for unless named."""
    found = queries.matches_of(request.actor, kind, listing_id, _wanted(kind, asked))
    return _list(found)


@router.get(f"{ONE}/matches/absence", operation_id="explain_absence", response=AbsenceOut)
def absence(request: ActorRequest, kind: ListingKind, listing_id: UUID, record: UUID) -> AbsenceOut:
    """Why a record that the caller may see is not among the matches of another."""
    told = queries.why_not(request.actor, kind, listing_id, record)
    probability = told.match.probability if told.match else None
    return AbsenceOut(
        why=told.why,
        place=told.place,
        candidates=told.candidates,
        threshold=told.threshold,
        probability=probability,
    )


@router.get("/matches/{uuid:match_id}", operation_id="get_match", response=MatchOut)
def match(request: ActorRequest, match_id: UUID) -> MatchOut:
    """One match with its proof."""
    return _match(queries.get_match(request.actor, match_id))


@router.post(
    "/matches/{uuid:match_id}/judgements", operation_id="judge_match", response={201: JudgementOut}
)
def judge(request: ActorRequest, match_id: UUID, body: JudgementIn) -> Status[object]:
    """Say what one thinks of a match; added, never changed."""
    judged = services.judge_match(
        actor=request.actor, match_id=match_id, opinion=body.opinion, note=body.note
    )
    return Status(201, judged)


@router.post(
    "/matches/{uuid:match_id}/shortlist", operation_id="shortlist_match", response={201: EntryOut}
)
def put_aside(request: ActorRequest, match_id: UUID, body: ListedIn) -> Status[object]:
    """Put a match on the list that an organisation's people share."""
    listed = services.put_on_shortlist(
        actor=request.actor,
        match_id=match_id,
        organisation_id=body.organisation_id,
        note=body.note,
    )
    return Status(201, listed)


@router.get("/shortlist", operation_id="list_shortlist", response=ShortlistOut)
def shortlist(
    request: ActorRequest,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> ShortlistOut:
    """What the caller's organisations have put aside, the newest first."""
    after = _after(cursor)
    rows = queries.listed_for(request.actor, limit + 1, after)
    more = write_cursor(str(rows[limit - 1].id)) if len(rows) > limit else ""
    return ShortlistOut(items=[ListedOut.from_orm(one) for one in rows[:limit]], next_cursor=more)


@router.delete(
    "/shortlist/{uuid:shortlisted_id}", operation_id="unlist_match", response={204: None}
)
def take_off(request: ActorRequest, shortlisted_id: UUID) -> Status[None]:
    """Take a match off the shared list."""
    services.take_off_shortlist(actor=request.actor, shortlisted_id=shortlisted_id)
    return Status(204, None)


def _after(cursor: str) -> UUID | None:
    if not cursor:
        return None
    (last,) = read_cursor(cursor, 1)
    try:
        return UUID(last)
    except ValueError:
        raise UnknownCursor from None


def _wanted(kind: ListingKind, asked: AskedOfMatches) -> Wanted:
    kinds = queries.kinds_for(kind)
    found = asked.among if asked.among in kinds else kinds[0]
    said = {name: str(value) for name, value in asked.dict().items() if value}
    return Wanted(found, asked.mode, wish_of(found, said).filters, asked.tongue)


def _list(found: MatchList) -> MatchesOut:
    return MatchesOut(
        kind=found.kind,
        mode=found.mode,
        basis=found.basis,
        is_ready=found.is_ready,
        fits=found.fits,
        items=[_match(one) for one in found.matches],
        would_change=[SaidOut.from_orm(one) for one in found.would_change],
        relaxed=[RelaxedLimitOut.from_orm(one) for one in found.relaxed],
    )


def _match(one: SeenMatch) -> MatchOut:
    return MatchOut(
        id=one.id,
        asker=ListingOut.from_orm(one.asker),
        found=ListingOut.from_orm(one.found),
        basis=one.basis,
        mode=one.mode,
        standing=one.standing,
        rank=one.rank,
        probability=one.probability,
        grade=one.grade.value,
        reasons=[MatchReasonOut.from_orm(reason) for reason in one.reasons],
        asker_quote=_quote(one.asker_text),
        found_quote=_quote(one.found_text),
        limits=[LimitOut.from_orm(row) for row in one.limits],
        against=[SaidOut.from_orm(said) for said in one.against],
        unknown=[SaidOut.from_orm(said) for said in one.unknown],
        made=MadeOut.from_orm(one.made),
    )


def _quote(stretches: tuple[Stretch, ...]) -> list[StretchOut]:
    return [StretchOut(text=one.text, reasons=list(one.reasons)) for one in stretches]
