"""Who is told that a record waits to be published."""

import pytest
from tests.catalogue.making import make_draft, make_owner
from tests.organisations.making import make_manager, make_member

from duijie.accounts.models import User
from duijie.catalogue import services
from duijie.kernel.actors import SYSTEM, Actor
from duijie.notices.models import Notice
from duijie.site.services import change_settings
from duijie.site.types import NodeSettings, Review

pytestmark = pytest.mark.django_db


def _told(actor: Actor) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=actor.user_id).values_list("kind", "path"))


def _operator() -> Actor:
    user = User.objects.create_user("desk@example.org", "long enough 1", is_operator=True)
    return Actor(user_id=user.pk, is_operator=True)


def test_managers_are_told_of_what_a_member_finished() -> None:
    owner, operator = make_owner(), _operator()
    writer, manager = make_member(owner.pk), make_manager(owner.pk)
    draft = make_draft(owner_id=owner.pk)

    services.submit_listing(actor=writer, listing_id=draft.pk, seen=None)

    assert _told(manager) == [("listing_to_publish", f"/offers/{draft.pk}")]
    assert _told(writer) == _told(operator) == []


def test_operators_are_told_where_the_node_looks_first() -> None:
    change_settings(actor=SYSTEM, wanted=NodeSettings(review=Review.EVERYBODY))
    owner, operator = make_owner(), _operator()
    writer, manager = make_member(owner.pk), make_manager(owner.pk)
    draft = make_draft(owner_id=owner.pk)

    services.submit_listing(actor=writer, listing_id=draft.pk, seen=None)

    assert _told(operator) == [("listing_submitted", "/operators/review")]
    assert _told(manager) == []


def test_operators_are_told_of_an_organisation_without_a_manager() -> None:
    owner, operator = make_owner(), _operator()
    draft = make_draft(owner_id=owner.pk)

    services.submit_listing(actor=make_member(owner.pk), listing_id=draft.pk, seen=None)

    assert _told(operator) == [("listing_submitted", "/operators/review")]
