"""Records are written, published, changed, and come to their end."""

import pytest
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_owner
from tests.organisations.making import make_actor, make_manager

from duijie.catalogue import queries, services
from duijie.catalogue.errors import (
    ListingNotFound,
)
from duijie.catalogue.types.details import Details
from duijie.foundation.models import OutboxEntry

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
