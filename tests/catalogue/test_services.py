"""Records are written, published, changed, and come to their end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.catalogue import queries, services, tasks
from duijie.catalogue.errors import (
    ListingIncomplete,
    ListingNotFound,
    NotADraft,
    NotTheOwner,
    OwnNumberTaken,
)
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.foundation import audit
from duijie.foundation.errors import ChangedMeanwhile
from duijie.foundation.models import OutboxEntry
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS

pytestmark = pytest.mark.django_db


def topics() -> list[str]:
    return list(OutboxEntry.objects.order_by("id").values_list("topic", flat=True))


@pytest.mark.parametrize("details", [OFFER, NEED, EXPERT, LAB], ids=lambda one: one.kind.value)
def test_what_is_written_is_read_again_and_found_once_it_is_published(details: Details) -> None:
    owner = make_owner()
    manager = make_manager(owner.pk)
    draft = services.create_listing(actor=manager, owner_id=owner.pk, details=details)

    assert queries.content_of(draft) == details
    with pytest.raises(ListingNotFound):
        queries.get_seen(make_actor(), details.kind, draft.pk)
    services.publish_listing(actor=manager, listing_id=draft.pk, seen=1)
    assert queries.get_seen(make_actor(), details.kind, draft.pk).details.title_zh == (
        details.title_zh
    )
    assert f"{details.kind.value}.published" in topics()


def test_a_draft_that_lacks_the_least_is_not_published_and_says_what_it_lacks() -> None:
    draft = make_draft(OFFER, abstract_zh="")

    with pytest.raises(ListingIncomplete) as refused:
        services.publish_listing(actor=make_manager(draft.owner_id), listing_id=draft.pk, seen=None)

    assert [one.name for one in refused.value.missing] == ["abstract"]


def test_a_published_record_expires_by_the_clock_and_is_renewed() -> None:
    made = make_published()
    manager = make_manager(made.owner_id)
    later = clock.now() + timedelta(days=400)

    with clock.stopped_at(later):
        tasks.end_what_is_over()
        tasks.end_what_is_over()
        made.refresh_from_db()
        assert made.stage == Stage.EXPIRED.value
        until = clock.today() + timedelta(days=90)
        services.renew_listing(actor=manager, listing_id=made.pk, until=until, seen=made.version)
        made.refresh_from_db()

    assert (made.stage, made.expires_on) == (Stage.PUBLISHED.value, until)
    assert topics().count("offer.expired") == 1
    assert topics()[-1] == "offer.renewed"


def test_every_deed_is_in_the_trail_and_in_the_outbox() -> None:
    made = make_published()
    manager = make_manager(made.owner_id)
    services.pause_listing(actor=manager, listing_id=made.pk, seen=None)
    services.resume_listing(actor=manager, listing_id=made.pk, seen=None)
    services.withdraw_listing(actor=manager, listing_id=made.pk, reason="sold", seen=None)

    told = ["offer.created", "offer.published", "offer.paused", "offer.resumed", "offer.withdrawn"]
    assert [one.action for one in audit.entries_about(made.pk)][::-1] == told
    assert topics()[-5:] == told


def test_a_change_that_changes_nothing_is_no_version() -> None:
    draft = make_draft()

    services.change_listing(
        actor=make_member(draft.owner_id), listing_id=draft.pk, details=OFFER, seen=1
    )

    draft.refresh_from_db()
    assert draft.version == 1


def test_an_earlier_version_is_brought_back() -> None:
    draft = make_draft()
    member = make_member(draft.owner_id)
    changed = replace(OFFER, title_zh="另一个标题")
    services.change_listing(actor=member, listing_id=draft.pk, details=changed, seen=1)

    services.revert_listing(actor=member, listing_id=draft.pk, number=1, seen=2)

    draft.refresh_from_db()
    assert (draft.title_zh, draft.version) == (OFFER.title_zh, 3)


def test_an_own_number_belongs_to_one_record_of_an_organisation() -> None:
    first = make_draft(external_id="A-1")
    make_draft(external_id="A-1")

    with pytest.raises(OwnNumberTaken):
        make_draft(OFFER, first.owner_id, external_id="A-1")
    member = make_member(first.owner_id)
    found = queries.find_by_own_number(member, first.owner_id, ListingKind.OFFER, "A-1")
    assert found is not None
    assert found.pk == first.pk


def test_outsiders_write_nothing_and_learn_nothing() -> None:
    draft = make_draft()
    outsider = make_manager(make_owner().pk)

    for actor in (ANONYMOUS, outsider):
        with pytest.raises(ListingNotFound):
            services.change_listing(actor=actor, listing_id=draft.pk, details=OFFER, seen=None)
    published = make_published()
    with pytest.raises(NotTheOwner):
        services.withdraw_listing(actor=outsider, listing_id=published.pk, reason="", seen=None)


def test_only_a_draft_nobody_saw_is_thrown_away() -> None:
    draft, made = make_draft(), make_published()

    services.delete_draft(actor=make_member(draft.owner_id), listing_id=draft.pk, seen=1)

    with pytest.raises(NotADraft):
        services.delete_draft(actor=make_manager(made.owner_id), listing_id=made.pk, seen=None)


def test_two_writers_do_not_overwrite_each_other() -> None:
    draft = make_draft()
    member = make_member(draft.owner_id)
    services.change_listing(
        actor=member, listing_id=draft.pk, details=replace(OFFER, trl=4), seen=1
    )

    with pytest.raises(ChangedMeanwhile):
        services.change_listing(
            actor=member, listing_id=draft.pk, details=replace(OFFER, trl=5), seen=1
        )
