"""Many records at once: the same checks as for one, with queries for hundreds together.

What is refused does not keep the others back: the refusal stands in its place
of the answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import transaction

from duijie.catalogue import permissions
from duijie.catalogue.errors import ListingNotFound, OwnNumberTaken
from duijie.catalogue.models import Listing
from duijie.catalogue.queries.content import content_of
from duijie.catalogue.queries.many import get_listings_to_change
from duijie.catalogue.queries.visible import MODELS
from duijie.catalogue.rules import blindness, checks, completeness, life
from duijie.catalogue.rules.consent import check_own_word
from duijie.catalogue.rules.differences import differences
from duijie.catalogue.services.faces import note, note_change, seers_of
from duijie.catalogue.services.saving import save_columns
from duijie.catalogue.services.tables import (
    Codes,
    News,
    Written,
    columns_written,
    insert_listings,
    keep_versions,
    replace_rows,
    tell_all,
)
from duijie.catalogue.services.writing import SHOWN, with_end
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Origin, Stage
from duijie.foundation.records import check_version
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError
from duijie.organisations.models import OrganisationName
from duijie.organisations.queries import get_organisation
from duijie.organisations.rules import check_open
from duijie.organisations.types import Stage as OrganisationStage

if TYPE_CHECKING:
    from datetime import date

ALWAYS = ("faces", "version", "updated_at")
MOVED = ("stage", "stage_reason", "expires_on", "published_at", "listed_at")


@dataclass(frozen=True, slots=True)
class Change:
    """What a record is to say; ``seen`` is the version that was looked at."""

    listing_id: UUID
    details: Details
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A record after a change; it may have said all of it before."""

    listing: Listing
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A new record; ``held`` says why it stays a draft where it was to be shown."""

    listing: Listing
    held: DomainError | None = None


@transaction.atomic
def create_listings(
    *, actor: Actor, owner_id: UUID, given: Sequence[Details], origin: Origin
) -> list[Listing | DomainError]:
    """Write drafts of one kind for an organisation."""
    answers = _create(actor, owner_id, given, origin)
    return [one.listing if isinstance(one, Written) else one for one in answers]


@transaction.atomic
def create_shown_listings(
    *, actor: Actor, owner_id: UUID, given: Sequence[Details], origin: Origin
) -> list[Made | DomainError]:
    """Write drafts and publish them, or send them to review.

    They are not read again for it, which is most of the work of ``show_listings``.
    """
    answers = _create(actor, owner_id, given, origin)
    drafts = [one for one in answers if isinstance(one, Written)]
    shown = iter(_show_all(actor, [(one.listing, one.details) for one in drafts]))
    return [_made(one.listing, next(shown)) if isinstance(one, Written) else one for one in answers]


def _made(listing: Listing, shown: Listing | DomainError) -> Made:
    return Made(listing, shown if isinstance(shown, DomainError) else None)


def _create(
    actor: Actor, owner_id: UUID, given: Sequence[Details], origin: Origin
) -> list[Written | DomainError]:
    owner = get_organisation(actor, owner_id)
    permissions.check_may_write(actor, owner)
    check_open(OrganisationStage(owner.stage))
    holders, codes = _holders(owner.pk, given), Codes(given)
    answers: list[Written | DomainError] = []
    for details in given:
        try:
            checks.check_details(details)
            check_own_word(details, before=None)
            _check_own_number(holders, details, apart_from=None)
            listing = MODELS[details.kind](
                owner=owner, kind=details.kind.value, origin=origin.value
            )
            one = Written(listing, details)
            columns_written(one, codes)
        except DomainError as refusal:
            answers.append(refusal)
            continue
        holders.setdefault(details.external_id, listing.id)
        answers.append(one)
    written = [one for one in answers if isinstance(one, Written)]
    insert_listings([one.listing for one in written])
    replace_rows(actor, written)
    keep_versions(actor, written)
    tell_all(actor, [News(one.listing, "created") for one in written])
    return answers


@transaction.atomic
def change_listings(
    *, actor: Actor, kind: ListingKind, changes: Sequence[Change]
) -> list[Changed | DomainError]:
    """Change what records of one kind say; those that say it already are left alone."""
    found = get_listings_to_change(actor, kind, {change.listing_id for change in changes})
    known = _Known(
        found, _names_of_owners(found.values()), Codes(change.details for change in changes)
    )
    answers: list[Changed | DomainError] = []
    written: list[Written] = []
    for change in changes:
        try:
            one = _changed(actor, known, change)
        except DomainError as refusal:
            answers.append(refusal)
            continue
        if one.fields:
            written.append(one)
        answers.append(Changed(one.listing, one.fields))
    _save_changed(actor, written)
    return answers


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read for all the changes together."""

    listings: Mapping[UUID, Listing]
    names: Mapping[UUID, Sequence[str]]
    codes: Codes


def _changed(actor: Actor, known: _Known, change: Change) -> Written:
    listing = known.listings.get(change.listing_id)
    if listing is None:
        raise ListingNotFound
    permissions.check_may_write(actor, listing.owner)
    life.check_changeable(Stage(listing.stage))
    check_version(listing, change.seen)
    checks.check_details(change.details)
    before = content_of(listing)
    check_own_word(change.details, before)
    if change.details.external_id != before.external_id:
        holders = _holders(listing.owner_id, [change.details])
        _check_own_number(holders, change.details, apart_from=listing.pk)
    wanted = with_end(listing, change.details, before)
    fields = tuple(one.field for one in differences(before, wanted))
    one = Written(listing, wanted, before, fields)
    if fields:
        if Stage(listing.stage) in SHOWN:
            completeness.check_complete(wanted)
            blindness.check_does_not_name(wanted, known.names[listing.owner_id])
        columns_written(one, known.codes)
    return one


def _save_changed(actor: Actor, written: Sequence[Written]) -> None:
    if not written:
        return
    news = []
    for one in written:
        one.listing.version += 1
        one.listing.updated_at = clock.now()
        seen_by = note_change(one.listing, one.before, one.details) if one.before else ()
        news.append(News(one.listing, "changed", seen_by, {"fields": list(one.fields)}))
    touched = {column for one in written for column in one.columns}
    save_columns([one.listing for one in written], [*sorted(touched), *ALWAYS])
    replace_rows(actor, written)
    keep_versions(actor, written)
    tell_all(actor, news)


@transaction.atomic
def show_listings(
    *, actor: Actor, kind: ListingKind, listing_ids: Sequence[UUID]
) -> list[Listing | DomainError]:
    """Publish drafts, or send them to review where the actor's word is not enough."""
    found = get_listings_to_change(actor, kind, set(listing_ids))
    named = [found.get(one) for one in listing_ids]
    return _show_all(actor, [(one, content_of(one)) if one else None for one in named])


def _show_all(
    actor: Actor, drafts: Sequence[tuple[Listing, Details] | None]
) -> list[Listing | DomainError]:
    """Show records whose rows are locked; one that is not there is refused."""
    names = _names_of_owners(one[0] for one in drafts if one)
    answers: list[Listing | DomainError] = []
    shown: list[Written] = []
    for draft in drafts:
        try:
            if draft is None:
                raise ListingNotFound
            one = _show(actor, *draft, names)
        except DomainError as refusal:
            answers.append(refusal)
            continue
        answers.append(one.listing)
        shown.append(one)
    save_columns([one.listing for one in shown], [*MOVED, *ALWAYS])
    keep_versions(actor, [one for one in shown if one.fields])
    tell_all(actor, [_news(one) for one in shown])
    return answers


def _news(one: Written) -> News:
    seen_by = seers_of(one.listing, one.details.shared_with)
    return News(one.listing, "published" if one.fields else "submitted", seen_by)


def _show(
    actor: Actor, listing: Listing, details: Details, names: Mapping[UUID, Sequence[str]]
) -> Written:
    """The record as shown from now on, with the fields that its publication sets."""
    permissions.check_may_write(actor, listing.owner)
    goes_out = permissions.may_publish(actor, listing)
    wanted = Stage.PUBLISHED if goes_out else Stage.IN_REVIEW
    life.LIFE.check_move(Stage(listing.stage), wanted)
    completeness.check_complete(details)
    blindness.check_does_not_name(details, names[listing.owner_id])
    now = clock.now()
    if goes_out:
        deadline = cast("date | None", getattr(listing, "deadline", None))
        listing.expires_on = life.expiry_for(listing.expires_on, deadline, clock.today())
        if listing.published_at is None:
            listing.published_at = listing.listed_at = now
    listing.stage = wanted.value
    listing.stage_reason = ""
    listing.version += 1
    listing.updated_at = now
    note(listing, seers_of(listing, details.shared_with))
    shown = replace(details, expires_on=listing.expires_on)
    return Written(listing, shown, details, ("expires_on",) if goes_out else ())


def _holders(owner_id: UUID, given: Iterable[Details]) -> dict[str, UUID]:
    """Which record of an organisation has which own number, of the numbers given."""
    wanted = {(one.kind.value, one.external_id) for one in given if one.external_id}
    if not wanted:
        return {}
    taken = Listing.objects.filter(
        owner=owner_id,
        kind__in={kind for kind, _ in wanted},
        external_id__in={number for _, number in wanted},
    )
    return dict(taken.values_list("external_id", "pk"))


def _check_own_number(
    holders: Mapping[str, UUID], details: Details, apart_from: UUID | None
) -> None:
    holder = holders.get(details.external_id) if details.external_id else None
    if holder is not None and holder != apart_from:
        raise OwnNumberTaken(external_id=details.external_id, listing_id=str(holder))


def _names_of_owners(listings: Iterable[Listing]) -> dict[UUID, list[str]]:
    names: dict[UUID, list[str]] = {one.owner_id: [] for one in listings}
    rows = OrganisationName.objects.filter(organisation__in=list(names))
    for owner_id, text in rows.values_list("organisation", "text"):
        names[owner_id].append(text)
    return names
