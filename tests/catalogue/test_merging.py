"""Records go where their organisation goes."""

from uuid import UUID

import pytest
from tests.catalogue.making import OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_actor, make_manager

from duijie.catalogue import services
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import Visibility
from duijie.foundation.models import AuditEntry, OutboxEntry
from duijie.kernel.actors import SYSTEM
from duijie.organisations.services import merge_organisations

pytestmark = pytest.mark.django_db


def merge(gone: UUID, kept: UUID) -> None:
    operator = make_actor(operator=True)
    merge_organisations(actor=operator, kept_id=kept, gone_id=gone, reason="same")


def test_the_records_of_a_merged_organisation_belong_to_the_one_that_stays() -> None:
    gone, kept = make_owner(), make_owner()
    shown, draft = make_published(owner_id=gone.pk), make_draft(owner_id=gone.pk)
    manager = make_manager(kept.pk)

    merge(gone.pk, kept.pk)

    assert set(Listing.objects.filter(owner=kept.pk)) == {
        Listing.objects.get(pk=shown.pk),
        Listing.objects.get(pk=draft.pk),
    }
    entry = AuditEntry.objects.filter(subject_id=shown.pk).latest("id")
    assert entry.facts["owner_before"] == str(gone.pk)
    assert OutboxEntry.objects.filter(subject_id=shown.pk).latest("id").topic == "offer.changed"
    paused = services.pause_listing(actor=manager, listing_id=shown.pk, seen=None)
    assert paused.stage == "paused"


def test_moving_twice_moves_nothing_more() -> None:
    gone, kept = make_owner(), make_owner()
    make_published(owner_id=gone.pk)
    merge(gone.pk, kept.pk)
    before = OutboxEntry.objects.count()

    assert services.move_listings(actor=SYSTEM, gone_id=gone.pk, kept_id=kept.pk) == 0
    assert OutboxEntry.objects.count() == before


def test_a_number_that_both_gave_stays_with_the_record_that_was_there() -> None:
    gone, kept = make_owner(), make_owner()
    theirs = make_draft(OFFER, gone.pk, external_id="A-1")
    here = make_draft(OFFER, kept.pk, external_id="A-1")

    merge(gone.pk, kept.pk)

    theirs.refresh_from_db()
    here.refresh_from_db()
    assert (theirs.owner_id, theirs.external_id, here.external_id) == (kept.pk, "", "A-1")


def test_what_was_named_to_the_one_is_named_to_the_other_once() -> None:
    gone, kept = make_owner(), make_owner()
    named = make_published(visibility=Visibility.NAMED, shared_with=(gone.pk, kept.pk))
    only = make_published(visibility=Visibility.NAMED, shared_with=(gone.pk,))

    merge(gone.pk, kept.pk)

    for listing in (named, only):
        assert [one.organisation_id for one in listing.sharings.all()] == [kept.pk]
