"""Owners are asked whether a record still holds before it ends."""

from datetime import timedelta

import pytest
from tests.catalogue.making import make_published
from tests.organisations.making import make_member

from duijie.catalogue.models import Listing
from duijie.catalogue.tasks import tell_of_endings
from duijie.kernel import clock
from duijie.notices.models import Notice

pytestmark = pytest.mark.django_db


def ends_in(listing: Listing, days: int) -> None:
    Listing.objects.filter(pk=listing.pk).update(expires_on=clock.today() + timedelta(days=days))


def test_an_owner_is_told_once_of_each_end() -> None:
    soon, later = make_published(), make_published()
    member, stranger = make_member(soon.owner_id), make_member(later.owner_id)
    ends_in(soon, 10)
    ends_in(later, 100)
    version = Listing.objects.get(pk=soon.pk).version

    tell_of_endings()
    tell_of_endings()

    told = Notice.objects.filter(kind="listing_ending")
    assert told.filter(user=member.user_id).count() == 1
    assert not told.filter(user=stranger.user_id).exists()
    assert Listing.objects.get(pk=soon.pk).version == version

    ends_in(soon, 20)
    tell_of_endings()
    assert told.filter(user=member.user_id).count() == 2
