"""Deleting an account ends memberships, and leaves no organisation without a manager."""

from uuid import UUID

import pytest
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.accounts.models import User
from duijie.accounts.services import block_account, delete_account
from duijie.kernel.actors import Actor
from duijie.organisations import services
from duijie.organisations.errors import StillManages
from duijie.organisations.models import Membership
from duijie.organisations.types import Stage

pytestmark = pytest.mark.django_db


def id_of(actor: Actor) -> UUID:
    assert actor.user_id is not None
    return actor.user_id


def test_the_only_manager_needs_a_successor_first() -> None:
    organisation = make_organisation()
    manager, member = make_manager(organisation.pk), make_member(organisation.pk)

    with pytest.raises(StillManages) as refused:
        delete_account(actor=manager, user_id=id_of(manager))
    assert refused.value.facts == {"organisation": str(organisation)}
    assert User.objects.get(pk=id_of(manager)).is_active

    services.hand_over(actor=manager, organisation_id=organisation.pk, successor_id=id_of(member))
    delete_account(actor=manager, user_id=id_of(manager))
    assert [one.user_id for one in Membership.objects.all()] == [member.user_id]


def test_a_blocked_colleague_is_no_successor() -> None:
    organisation = make_organisation()
    manager, blocked = make_manager(organisation.pk), make_manager(organisation.pk)
    block_account(actor=make_actor(operator=True), user_id=id_of(blocked), reason="spam")

    with pytest.raises(StillManages):
        delete_account(actor=manager, user_id=id_of(manager))


def test_an_operator_does_not_orphan_an_organisation_either() -> None:
    manager = make_manager(make_organisation().pk)

    with pytest.raises(StillManages):
        delete_account(actor=make_actor(operator=True), user_id=id_of(manager))


def test_a_closed_organisation_holds_nobody() -> None:
    organisation = make_organisation()
    manager = make_manager(organisation.pk)
    organisation.stage = Stage.CLOSED.value
    organisation.save()

    delete_account(actor=manager, user_id=id_of(manager))

    assert not Membership.objects.exists()
