"""The need clinic over the API: a text in, its card, questions and candidates out."""

from typing import Annotated

from ninja import Field, Router

from duijie.access import rules, services
from duijie.api.auth import ActorRequest, caller_of
from duijie.api.catalogue_schemas import ListingOut
from duijie.api.shapes import Schema
from duijie.clinic import queries
from duijie.clinic.candidates import Candidate
from duijie.clinic.queries import Advice
from duijie.clinic.rules.changing import LONGEST_TEXT, checked_text
from duijie.clinic.types import Both, Item, Open, Said, Sheet
from duijie.matching.errors import IndexMissing

router = Router(tags=["clinic"])


class NeedIn(Schema):
    """A need as somebody would paste it, in Chinese or English."""

    text: Annotated[str, Field(max_length=LONGEST_TEXT)]


class SaidOut(Schema):
    """One sentence in both languages."""

    zh: str
    en: str


class ItemOut(Schema):
    """One reading: what it says and where it stands; no place for words from a column."""

    part: str
    said: SaidOut
    words: str
    start: int | None
    end: int | None
    code: str


class FlagOut(Schema):
    """What makes the need hard to match."""

    code: str
    said: SaidOut
    places: list[tuple[int, int]]


class QuestionOut(Schema):
    """A question, why it is asked, and what its answer would change.

    ``tried`` answers that the nearest offers allow were tried; ``moved`` of them change
    which three stand first.
    """

    code: str
    ask: SaidOut
    why: SaidOut
    tried: int
    moved: int


class LimitOut(Schema):
    """A limit asked, and what the offer says to it."""

    property: str
    asked: str
    offered: str
    verdict: str


class CandidateOut(Schema):
    """An offer with its calibrated probability and its grounds."""

    listing: ListingOut
    probability: float
    grade: str
    reasons: list[SaidOut]
    limits: list[LimitOut]
    unknown: list[SaidOut]
    against: list[SaidOut]


class ReadOut(Schema):
    """A need as read; ``searched`` is false while there is no index to ask.

    Without candidates nothing fits: ``nearest`` is the nearest miss, and
    ``would_change`` what would have to be different.
    """

    language: str
    kind: str
    items: list[ItemOut]
    flags: list[FlagOut]
    questions: list[QuestionOut]
    searched: bool
    candidates: list[CandidateOut]
    nearest: CandidateOut | None
    would_change: list[SaidOut]


@router.post("/clinic/read", response=ReadOut, url_name="clinic_read")
def read_need(request: ActorRequest, body: NeedIn) -> ReadOut:
    """Read a need and ask the index for it. Nothing of it is kept."""
    caller = caller_of(request, request.actor)
    services.check_not_too_often(caller=caller, limit=rules.CLINIC_WORK)
    said = Said(text=checked_text(body.text))
    sheet = queries.sheet_said(said)
    try:
        advice = queries.advice_for(request.actor, said, sheet)
    except IndexMissing:
        advice = None
    return ReadOut(
        language=sheet.language.value,
        kind=sheet.kind,
        items=[_item(one) for one in sheet.items],
        flags=[
            FlagOut(code=one.code, said=_said(one.said), places=list(one.places))
            for one in sheet.flags
        ],
        questions=_questions(sheet, advice),
        searched=advice is not None,
        candidates=[_candidate(one) for one in advice.candidates] if advice else [],
        nearest=_candidate(advice.nearest) if advice and advice.nearest else None,
        would_change=[_said(one) for one in advice.would_change] if advice else [],
    )


def _said(both: Both) -> SaidOut:
    return SaidOut(zh=both.zh, en=both.en)


def _item(one: Item) -> ItemOut:
    start, end = one.place or (None, None)
    return ItemOut(
        part=one.part.value,
        said=_said(one.said),
        words=one.words,
        start=start,
        end=end,
        code=one.code,
    )


def _questions(sheet: Sheet, advice: Advice | None) -> list[QuestionOut]:
    asked: tuple[Open, ...] = advice.questions if advice else sheet.open
    outlooks = advice.outlooks if advice else {}
    return [
        QuestionOut(
            code=one.code,
            ask=_said(one.ask),
            why=_said(one.why),
            tried=outlooks[one.code].tried if one.code in outlooks else 0,
            moved=outlooks[one.code].moved if one.code in outlooks else 0,
        )
        for one in asked
    ]


def _candidate(found: Candidate) -> CandidateOut:
    return CandidateOut(
        listing=ListingOut.from_orm(found.seen),
        probability=found.probability,
        grade=found.grade,
        reasons=[_said(one) for one in found.reasons],
        limits=[LimitOut.from_orm(one) for one in found.limits],
        unknown=[_said(one) for one in found.unknown],
        against=[_said(one) for one in found.against],
    )
