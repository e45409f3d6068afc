"""Create and change records."""

from dataclasses import replace
from functools import partial
from typing import cast
from uuid import UUID

from django.db import transaction

from duijie.catalogue import permissions, queries
from duijie.catalogue.errors import KindMixedUp, OwnNumberTaken
from duijie.catalogue.models import Listing
from duijie.catalogue.queries.visible import MODELS
from duijie.catalogue.rules import blindness, checks, completeness, life
from duijie.catalogue.rules.consent import check_own_word
from duijie.catalogue.rules.differences import differences
from duijie.catalogue.services.columns import keep_version, write_columns, write_rows
from duijie.catalogue.services.faces import note_change
from duijie.catalogue.services.news import tell
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Origin, Stage
from duijie.foundation.records import check_version, save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.organisations.queries import get_organisation
from duijie.organisations.rules import check_open
from duijie.organisations.types import Stage as OrganisationStage

SHOWN = frozenset({Stage.PUBLISHED, Stage.PAUSED})


@transaction.atomic
def create_listing(
    *, actor: Actor, owner_id: UUID, details: Details, origin: Origin = Origin.TYPED
) -> Listing:
    """Write a draft of an offer, a need, an expert or a lab for an organisation."""
    owner = get_organisation(actor, owner_id)
    permissions.check_may_write(actor, owner)
    check_open(OrganisationStage(owner.stage))
    checks.check_details(details)
    check_own_word(details, before=None)
    _check_own_number(owner.pk, details, apart_from=None)

    listing = MODELS[details.kind](owner=owner, kind=details.kind.value, origin=origin.value)
    write_columns(listing, details)
    listing.save(force_insert=True)
    write_rows(actor, listing, details, before=None)
    keep_version(actor, listing, details)
    tell(actor, listing, "created")
    return listing


@transaction.atomic
def change_listing(
    *, actor: Actor, listing_id: UUID, details: Details, seen: int | None
) -> Listing:
    """Change what a record says; nothing happens when it says so already."""
    listing = queries.get_listing_to_change(actor, listing_id)
    permissions.check_may_write(actor, listing.owner)
    life.check_changeable(Stage(listing.stage))
    check_version(listing, seen)
    _check_kind(listing, details)
    checks.check_details(details)
    _check_own_number(listing.owner_id, details, apart_from=listing.pk)
    before = queries.content_of(listing)
    check_own_word(details, before)
    wanted = with_end(listing, details, before)
    changed = differences(before, wanted)
    if not changed:
        return listing
    _check_still_fit(listing, wanted)

    columns = write_columns(listing, wanted)
    write_rows(actor, listing, wanted, before)
    seen_by = note_change(listing, before, wanted)
    save_change(listing, *columns, "faces")
    keep_version(actor, listing, wanted)
    tell(actor, listing, "changed", seen_by, fields=[one.field for one in changed])
    return listing


@transaction.atomic
def revert_listing(*, actor: Actor, listing_id: UUID, number: int, seen: int | None) -> Listing:
    """Let a record say again what it said in an earlier version."""
    listing = queries.get_listing_to_change(actor, listing_id)
    earlier = queries.get_version(actor, ListingKind(listing.kind), listing_id, number)
    return change_listing(actor=actor, listing_id=listing_id, details=earlier, seen=seen)


@transaction.atomic
def delete_draft(*, actor: Actor, listing_id: UUID, seen: int | None) -> None:
    """Throw away a draft that was never published. What was published is withdrawn instead."""
    listing = queries.get_listing_to_change(actor, listing_id)
    permissions.check_may_write(actor, listing.owner)
    check_version(listing, seen)
    life.check_deletable(Stage(listing.stage), was_published=listing.published_at is not None)
    tell(actor, listing, "deleted", title=str(listing))
    for attachment in listing.attachments.all():
        transaction.on_commit(partial(attachment.file.delete, save=False))
    listing.delete()


def _check_kind(listing: Listing, details: Details) -> None:
    if details.kind.value != listing.kind:
        raise KindMixedUp(given=details.kind.value, expected=listing.kind)


def _check_own_number(owner_id: UUID, details: Details, apart_from: UUID | None) -> None:
    if not details.external_id:
        return
    others = Listing.objects.filter(
        owner=owner_id, kind=details.kind.value, external_id=details.external_id
    )
    if apart_from is not None:
        others = others.exclude(pk=apart_from)
    taken = others.values_list("pk", flat=True).first()
    if taken is not None:
        raise OwnNumberTaken(external_id=details.external_id, listing_id=str(taken))


def with_end(listing: Listing, details: Details, before: Details) -> Details:
    """What is published always has an end; one that is not named stays as it was."""
    if Stage(listing.stage) not in SHOWN:
        return details
    if details.expires_on is None:
        return replace(details, expires_on=before.expires_on)
    if details.expires_on != before.expires_on:
        life.check_expiry(details.expires_on, clock.today())
    return details


def _check_still_fit(listing: Listing, details: Details) -> None:
    """What is published stays fit to be published."""
    if Stage(listing.stage) in SHOWN:
        completeness.check_complete(details)
        blindness.check_does_not_name(details, names_of(listing))


def names_of(listing: Listing) -> tuple[str, ...]:
    """Every name of the organisation behind a record."""
    named = cast("list[str]", list(listing.owner.names.values_list("text", flat=True)))
    return tuple(named)
