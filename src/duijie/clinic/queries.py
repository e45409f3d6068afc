"""Reads of the clinic: drafts of whoever asks, and what the index says to them."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.details import NeedDetails
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.clinic.candidates import Candidate, candidate_of, said_all
from duijie.clinic.errors import DraftNotFound
from duijie.clinic.models import Draft
from duijie.clinic.rules.asking import asked_record
from duijie.clinic.rules.cards import sheet_of
from duijie.clinic.rules.details import Frame, details_of
from duijie.clinic.rules.naming import likely_names
from duijie.clinic.sharpening import Consulted, consult, in_order
from duijie.clinic.types import (
    Answered,
    Both,
    Correction,
    Holder,
    Open,
    Outlook,
    Part,
    Said,
    Sheet,
)
from duijie.engine.results import Match
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.matching.indexing.reading import ask
from duijie.matching.queries.selecting import audience_of
from duijie.matching.tongues import listing_of
from duijie.registries.queries import found_entries
from duijie.registries.types import Register

NEAR_FOR_INDUSTRIES: Final = 20
MOST_INDUSTRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """What the clinic says to a draft: candidates or none, and the questions in order.

    ``nearest`` is the nearest miss where nothing fits, ``would_change`` what would have
    to be different. ``names`` are the keys of what each value without a name may be.
    """

    candidates: tuple[Candidate, ...]
    nearest: Candidate | None
    would_change: tuple[Both, ...]
    questions: tuple[Open, ...]
    outlooks: Mapping[str, Outlook]
    names: Mapping[str, tuple[str, ...]]


def digest_of(token: str) -> str:
    """What of a visitor's cookie is kept: one hash, for it is long and random."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest() if token else ""


def holder_of(actor: Actor, token: str = "") -> Holder:
    """Whose drafts an actor with a cookie means."""
    return Holder(actor.user_id, digest_of(token))


def drafts_of(holder: Holder) -> QuerySet[Draft]:
    """The drafts of whoever asks; nobody else's, not even for operators."""
    living = Draft.objects.filter(expires_at__gt=clock.now())
    if holder.user_id is not None:
        return living.filter(user=holder.user_id)
    if holder.visitor:
        return living.filter(user=None, visitor=holder.visitor)
    return living.none()


def get_draft(holder: Holder, draft_id: UUID) -> Draft:
    """The draft, if it is there for whoever asks."""
    found = drafts_of(holder).filter(pk=draft_id).first()
    if found is None:
        raise DraftNotFound
    return found


def get_draft_to_change(holder: Holder, draft_id: UUID) -> Draft:
    """The draft, its row locked until the transaction ends."""
    found = drafts_of(holder).select_for_update(of=("self",)).filter(pk=draft_id).first()
    if found is None:
        raise DraftNotFound
    return found


def said_in(draft: Draft) -> Said:
    """What a person said in a draft."""
    return Said(
        text=draft.text,
        columns=draft.columns,
        corrections=tuple(msgspec.convert(one, Correction) for one in draft.corrections),
        answers=tuple(msgspec.convert(one, Answered) for one in draft.answers),
    )


def sheet_said(said: Said) -> Sheet:
    """The card of what somebody said, kept or not."""
    return sheet_of(said)


def sheet_in(draft: Draft) -> Sheet:
    """The card of a draft."""
    return sheet_of(said_in(draft))


def advice_for(actor: Actor, said: Said, sheet: Sheet) -> Advice:
    """Candidates from the index that the actor may ask, and questions in order."""
    consulted: Consulted = ask(
        ListingKind.OFFER,
        audience_of(actor),
        lambda matcher: consult(matcher, asked_record(said), sheet),
    )
    answer = consulted.answer
    shown = [*answer.matches, *([answer.nearest] if answer.nearest else [])]
    seen = seen_all(actor, ListingKind.OFFER, [listing_of(one.offer.id) for one in shown])
    found = [_candidate(one, seen) for one in answer.matches]
    return Advice(
        candidates=tuple(one for one in found if one is not None),
        nearest=_candidate(answer.nearest, seen) if answer.nearest else None,
        would_change=said_all(answer.would_change),
        questions=tuple(in_order(sheet.open, consulted.outlooks)),
        outlooks=consulted.outlooks,
        names={one.key: likely_names(one, consulted.told) for one in sheet.of(Part.LIMIT)},
    )


def likely_industries(actor: Actor, said: Said) -> tuple[str, ...]:
    """The industries that the nearest offers name most often; a person confirms them."""
    text = asked_record(said).text
    hits = ask(
        ListingKind.OFFER,
        audience_of(actor),
        lambda matcher: matcher.find(text, top=NEAR_FOR_INDUSTRIES),
    )
    seen = seen_all(actor, ListingKind.OFFER, [listing_of(hit.id) for hit in hits])
    counts = Counter(code for one in seen.values() for code in one.details.industries)
    named = [code for code, number in counts.most_common(MOST_INDUSTRIES) if number > 1]
    return tuple(named)


def details_in(draft: Draft) -> NeedDetails:
    """The need that a draft would become as it stands."""
    said = said_in(draft)
    sheet = sheet_of(said)
    frame = Frame(
        language=Language(draft.language),
        title=draft.title,
        problem=draft.problem,
        visibility=Visibility(draft.visibility),
        field_visibility={
            group: Visibility(value) for group, value in draft.field_visibility.items()
        },
        shared_with=tuple(UUID(one) for one in draft.shared_with),
        region=_region(sheet),
        industries=tuple(draft.industries),
        today=clock.today(),
    )
    return details_of(said, sheet, frame)


def everything_drafted_by(user_id: UUID) -> list[dict[str, Any]]:
    """All drafts of a person, for their export."""
    columns = ("text", "title", "corrections", "answers", "visibility", "created_at")
    return list(Draft.objects.filter(user=user_id).order_by("pk").values(*columns))


def expired_drafts() -> QuerySet[Draft]:
    """Drafts whose time is over."""
    return Draft.objects.filter(expires_at__lte=clock.now())


def _candidate(match: Match, seen: Mapping[UUID, Seen]) -> Candidate | None:
    found = seen.get(listing_of(match.offer.id))
    return candidate_of(match, found) if found else None


def _region(sheet: Sheet) -> str:
    """The code of the region that the card names, where the registry has it."""
    for item in sheet.of(Part.REGION):
        for entry in found_entries(Register.REGIONS, item.said.zh, limit=1):
            if entry.name_zh.startswith(item.said.zh):
                return entry.code
    return ""
