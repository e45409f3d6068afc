"""What a record keeps back is in no answer of the API, not even as the default of its field."""

from dataclasses import fields, replace
from typing import Any, Final

import pytest
from django.test import Client
from tests.catalogue.making import make_published
from tests.exchange.full import FULL
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_member,
    make_organisation,
)

from duijie.accounts.models import User
from duijie.catalogue.models import Listing
from duijie.catalogue.rules.groups import HOUSEHOLD, groups_of, narrowable
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import SYSTEM, Actor
from duijie.registries.services import load_built_in

pytestmark = pytest.mark.django_db

# Who reads what was narrowed so far.
MAY: Final = {
    Visibility.REGISTERED: {"known", "named", "member", "manager", "operator"},
    Visibility.BLIND: {"named", "member", "manager", "operator"},
    Visibility.NAMED: {"named", "member", "manager", "operator"},
    Visibility.PRIVATE: {"member", "manager", "operator"},
}
OWN: Final = {"member", "manager", "operator"}


def readers(listing: Listing, named: Any) -> dict[str, Client]:
    """Every kind of reader, signed in."""
    actors = {
        "known": make_actor(),
        "named": make_member(named.pk),
        "member": make_member(listing.owner_id),
        "manager": make_manager(listing.owner_id),
        "operator": make_actor(operator=True),
    }
    return {"stranger": Client(), **{name: signed_in(one) for name, one in actors.items()}}


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


@pytest.mark.parametrize("level", MAY)
@pytest.mark.parametrize("kind", ListingKind)
def test_a_group_kept_back_is_left_out_and_named(kind: ListingKind, level: Visibility) -> None:
    load_built_in(actor=SYSTEM)
    named = make_organisation("北辰大学")
    narrowed = set(narrowable(kind))
    details = replace(
        FULL[kind], field_visibility=dict.fromkeys(narrowed, level), shared_with=(named.pk,)
    )
    listing = make_published(details, make_organisation().pk)

    for reader, client in readers(listing, named).items():
        gone = set() if reader in OWN else set(HOUSEHOLD & groups_of(kind).keys())
        gone |= set() if reader in MAY[level] else narrowed
        hidden = {name for group in gone for name in groups_of(kind).get(group, ())}
        one = client.get(f"/api/v1/{kind}s/{listing.pk}").json()
        (listed,) = client.get(f"/api/v1/{kind}s").json()["items"]

        for answer in (one, listed):
            assert set(answer["withheld"]) == gone, reader
            assert answer["details"].keys() == {each.name for each in fields(details)} - hidden
            assert (answer["owner"] is None) == ("owner" in gone)


@pytest.mark.parametrize("kind", ListingKind)
def test_what_nobody_has_narrowed_is_told_to_everybody(kind: ListingKind) -> None:
    load_built_in(actor=SYSTEM)
    listing = make_published(FULL[kind], make_organisation().pk)

    answer = Client().get(f"/api/v1/{kind}s/{listing.pk}").json()

    told = {one.name for one in fields(FULL[kind])} - {
        name for group in HOUSEHOLD & groups_of(kind).keys() for name in groups_of(kind)[group]
    }
    assert answer["details"].keys() == told
    assert not [name for name in told if answer["details"][name] in (None, "", [])]
