"""Writes of the clinic: drafts from the first word to the published need."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.models import User
from duijie.accounts.permissions import check_signed_in
from duijie.catalogue.models import Listing
from duijie.catalogue.permissions import may_publish
from duijie.catalogue.rules.checks import check_details
from duijie.catalogue.services import create_listing, publish_listing, submit_listing
from duijie.catalogue.types.words import Visibility
from duijie.clinic import queries
from duijie.clinic.errors import PublishedAlready, TooManyDrafts
from duijie.clinic.models import Draft
from duijie.clinic.rules import changing
from duijie.clinic.rules.cards import sheet_of
from duijie.clinic.types import (
    KEPT_FOR_PEOPLE,
    KEPT_FOR_VISITORS,
    Choice,
    Deed,
    Given,
    Holder,
    Paper,
    Part,
    Said,
)
from duijie.foundation import audit
from duijie.foundation.records import check_version, save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor

MOST_OF_A_VISITOR: Final = 10
MOST_OF_A_PERSON: Final = 50
SAID: Final = ("text", "corrections", "answers")


@transaction.atomic
def start_drafts(*, actor: Actor, holder: Holder, papers: Sequence[Paper]) -> list[Draft]:
    """Begin a draft for each need that was pasted or brought."""
    texts = [changing.checked_text(paper.text) for paper in papers]
    _check_room(holder, len(papers))
    return [
        _begin(actor, holder, text, paper.columns)
        for text, paper in zip(texts, papers, strict=True)
    ]


@transaction.atomic
def correct_card(
    *, actor: Actor, holder: Holder, draft_id: UUID, key: str, deed: Deed, given: Given
) -> Draft:
    """Confirm, change or take back one item of the card."""
    draft = _to_change(holder, draft_id)
    said = changing.corrected(queries.said_in(draft), key, deed, given)
    return _said_anew(actor, draft, said, "corrected", deed=deed.value)


@transaction.atomic
def restore_reading(*, actor: Actor, holder: Holder, draft_id: UUID, key: str) -> Draft:
    """Take a correction back; what the engine reads stands again."""
    draft = _to_change(holder, draft_id)
    return _said_anew(actor, draft, changing.restored(queries.said_in(draft), key), "restored")


@transaction.atomic
def add_to_card(*, actor: Actor, holder: Holder, draft_id: UUID, part: Part, given: Given) -> Draft:
    """Add to the card what the text does not say."""
    draft = _to_change(holder, draft_id)
    said = changing.added(queries.said_in(draft), part, given)
    return _said_anew(actor, draft, said, "added_to", part=part.value)


@transaction.atomic
def name_limit(*, actor: Actor, holder: Holder, draft_id: UUID, key: str, name: str) -> Draft:
    """Say what a value limits that stands without a name."""
    draft = _to_change(holder, draft_id)
    said = changing.named(queries.said_in(draft), key, name)
    return _said_anew(actor, draft, said, "limit_named")


@transaction.atomic
def answer_question(
    *, actor: Actor, holder: Holder, draft_id: UUID, code: str, words: str, chosen: str = ""
) -> Draft:
    """Answer a question of the clinic; no words pass it over."""
    draft = _to_change(holder, draft_id)
    said = changing.answered(queries.said_in(draft), code, words, chosen)
    return _said_anew(actor, draft, said, "answered", question=code)


@transaction.atomic
def rewrite_text(*, actor: Actor, holder: Holder, draft_id: UUID, text: str) -> Draft:
    """Write the text anew; corrections stay where their words still stand."""
    draft = _to_change(holder, draft_id)
    return _said_anew(actor, draft, changing.rewritten(queries.said_in(draft), text), "rewritten")


@transaction.atomic
def split_draft(
    *, actor: Actor, holder: Holder, draft_id: UUID, texts: Sequence[str]
) -> list[Draft]:
    """Make several drafts of one; the first part stays in the draft itself."""
    draft = _to_change(holder, draft_id)
    parts = [changing.checked_text(text) for text in texts if text.strip()]
    if not parts:
        changing.checked_text("")
    _check_room(holder, len(parts) - 1)
    said = changing.rewritten(queries.said_in(draft), parts[0])
    _said_anew(actor, draft, said, "split", parts=len(parts))
    made = [_begin(actor, holder, text, draft.columns, draft) for text in parts[1:]]
    return [draft, *made]


@transaction.atomic
def choose_frame(*, actor: Actor, holder: Holder, draft_id: UUID, choice: Choice) -> Draft:
    """Choose title, text and who may see what of the need that is to be."""
    draft = _to_change(holder, draft_id)
    draft.title = choice.title.strip()[:300]
    draft.problem = choice.problem.strip()
    draft.visibility = choice.visibility.value
    draft.field_visibility = {
        group: own.value
        for group, own in choice.field_visibility.items()
        if own is not Visibility.PUBLIC
    }
    draft.shared_with = [str(one) for one in choice.shared_with]
    draft.industries = list(choice.industries)
    check_details(queries.details_in(draft))
    save_change(
        draft, "title", "problem", "visibility", "field_visibility", "shared_with", "industries"
    )
    audit.record(actor=actor, action="need_draft.framed", subject=draft.pk)
    return draft


@transaction.atomic
def publish_draft(
    *, actor: Actor, holder: Holder, draft_id: UUID, organisation_id: UUID, seen: int | None = None
) -> Listing:
    """Make a need of a draft for an organisation: published, or sent to whoever may."""
    check_signed_in(actor)
    draft = _to_change(holder, draft_id)
    check_version(draft, seen)
    details = queries.details_in(draft)
    made = create_listing(actor=actor, owner_id=organisation_id, details=details)
    move = publish_listing if may_publish(actor, made) else submit_listing
    moved = move(actor=actor, listing_id=made.pk, seen=None)
    draft.need_id = moved.pk
    save_change(draft, "need")
    audit.record(actor=actor, action="need_draft.published", subject=draft.pk, need=str(moved.pk))
    return moved


@transaction.atomic
def claim_drafts(*, actor: Actor, visitor: str) -> int:
    """Make a visitor's drafts those of the person who signed in in the same browser."""
    check_signed_in(actor)
    found = queries.drafts_of(Holder(None, visitor)).select_for_update(of=("self",))
    claimed = list(found)
    for draft in claimed:
        draft.user_id = actor.user_id
        draft.visitor = ""
        draft.expires_at = clock.now() + KEPT_FOR_PEOPLE
        save_change(draft, "user", "visitor", "expires_at")
        audit.record(actor=actor, action="need_draft.claimed", subject=draft.pk)
    return len(claimed)


@transaction.atomic
def delete_draft(*, actor: Actor, holder: Holder, draft_id: UUID) -> None:
    """Throw a draft away; a need that it became stays."""
    draft = queries.get_draft_to_change(holder, draft_id)
    audit.record(actor=actor, action="need_draft.deleted", subject=draft.pk)
    draft.delete()


@transaction.atomic
def forget_expired() -> int:
    """Delete the drafts whose time is over."""
    return queries.expired_drafts().delete()[0]


def _begin(
    actor: Actor, holder: Holder, text: str, columns: Mapping[str, str], of: Draft | None = None
) -> Draft:
    kept = KEPT_FOR_PEOPLE if holder.user_id else KEPT_FOR_VISITORS
    draft = Draft.objects.create(
        user_id=holder.user_id,
        visitor="" if holder.user_id else holder.visitor,
        language=sheet_of(Said(text=text)).language.value,
        text=text,
        columns=dict(columns),
        part_of=of,
        expires_at=clock.now() + kept,
    )
    audit.record(actor=actor, action="need_draft.started", subject=draft.pk)
    return draft


def _check_room(holder: Holder, more: int) -> None:
    most = MOST_OF_A_PERSON if holder.user_id else MOST_OF_A_VISITOR
    if holder.user_id:
        # The person's own row is locked, so that two clicks cannot pass the limit together.
        User.objects.select_for_update(no_key=True).get(pk=holder.user_id)
    if queries.drafts_of(holder).filter(need=None).count() + more > most:
        raise TooManyDrafts(most=most)


def _to_change(holder: Holder, draft_id: UUID) -> Draft:
    draft = queries.get_draft_to_change(holder, draft_id)
    if draft.need_id is not None:
        raise PublishedAlready
    return draft


def _said_anew(actor: Actor, draft: Draft, said: Said, event: str, **facts: object) -> Draft:
    """Keep what was said. A draft that is worked on lives on."""
    sheet_of(said)  # what cannot be read again is not kept
    draft.text = said.text
    draft.corrections = [asdict(one) for one in said.corrections]
    draft.answers = [asdict(one) for one in said.answers]
    draft.problem = ""
    kept = KEPT_FOR_PEOPLE if draft.user_id else KEPT_FOR_VISITORS
    draft.expires_at = clock.now() + kept
    save_change(draft, *SAID, "problem", "expires_at")
    audit.record(actor=actor, action=f"need_draft.{event}", subject=draft.pk, **facts)
    return draft
