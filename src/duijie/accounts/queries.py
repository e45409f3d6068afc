"""Reads of accounts."""

from django.contrib.auth.models import AnonymousUser

from duijie.accounts.memberships import memberships_of
from duijie.accounts.models import User
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.kernel.language import Language


def actor_of(user: User | AnonymousUser) -> Actor:
    """The actor that a signed-in user is, with what they belong to."""
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    belongs = memberships_of(user.pk)
    return Actor(
        user_id=user.pk,
        name=str(user),
        language=Language(user.language),
        organisation_ids=frozenset(one.organisation_id for one in belongs),
        managed_ids=frozenset(one.organisation_id for one in belongs if one.is_manager),
        brokered_ids=frozenset(one.organisation_id for one in belongs if one.is_broker_house),
        is_operator=user.is_operator,
    )
