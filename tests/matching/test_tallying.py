"""Facets count the same whether the database counts them or the few of a ranking are counted."""

from itertools import cycle, product
from typing import Any

import pytest
from django.core.cache import caches
from tests.catalogue.making import LAB, NEED, OFFER, make_owner, make_published
from tests.organisations.making import make_actor, make_member

from duijie.catalogue.models import Listing
from duijie.catalogue.rules.groups import narrowable
from duijie.catalogue.types.words import Cooperation, LabKind, ListingKind, Visibility
from duijie.kernel.actors import ANONYMOUS, SYSTEM, Actor
from duijie.matching.queries import wish_of
from duijie.matching.queries.facets import facets_of, facets_of_ranked
from duijie.matching.queries.tallying import left_of
from duijie.matching.queries.wishes import FILTERS
from duijie.matching.types import Place
from duijie.registries.queries import entries_of
from duijie.registries.services import load_built_in
from duijie.registries.types import Register

pytestmark = pytest.mark.django_db
HIDING = ("industries", "fields", "region", "trl", "cooperation", "lab_kind")
RECORDS = {ListingKind.OFFER: OFFER, ListingKind.NEED: NEED, ListingKind.LAB: LAB}


def codes(register: Register, level: int) -> list[str]:
    """Some codes of a register; two below one class are among them where they can be."""
    found = entries_of(register).filter(level=level).order_by("code")
    return list(found.values_list("code", flat=True)[:7])


def make_records(kind: ListingKind, owner: Any, friend: Any) -> None:
    """Records with every facet, each group kept back in every way, and blind ones."""
    regions, industries = cycle(codes(Register.REGIONS, 1)), codes(Register.INDUSTRIES, 2)
    fields = cycle(codes(Register.FIELDS, 2))
    hiding = set(narrowable(kind)) & set(HIDING)
    ways: list[dict[str, Any]] = [
        {"visibility": level} for level in Visibility if level is not Visibility.PRIVATE
    ]
    ways += [{"field_visibility": {group: way}} for group, way in product(hiding, Visibility)]
    for number, way in enumerate(ways):
        special: dict[str, Any] = {"lab_kind": tuple(LabKind)[number % len(LabKind)]}
        if kind is not ListingKind.LAB:
            forms = tuple(Cooperation)
            special = {"trl": 1 + number % 9, "cooperation": (forms[number % len(forms)], forms[0])}
        make_published(
            RECORDS[kind],
            owner,
            region=next(regions),
            industries=tuple({industries[number % 7], industries[0]}),
            fields=(next(fields),),
            shared_with=(friend,),
            **special,
            **{"visibility": Visibility.PUBLIC, **way},
        )


@pytest.mark.parametrize("kind", RECORDS)
def test_the_few_of_a_ranking_are_counted_as_the_database_counts(kind: ListingKind) -> None:
    load_built_in(actor=SYSTEM)
    owner, friend = make_owner().pk, make_owner().pk
    make_records(kind, owner, friend)
    everything = {pk: Place(pk) for pk in Listing.objects.values_list("pk", flat=True)}
    actors: list[Actor] = [
        ANONYMOUS,
        make_actor(),
        make_member(make_owner().pk),
        make_member(friend),
        make_member(owner),
        make_actor(operator=True),
    ]
    for actor in actors:
        caches["process"].clear()
        bare = wish_of(kind, {})
        chosen = {
            name: facet.values[0].value
            for name, facet in zip(FILTERS[kind], facets_of(actor, bare), strict=True)
        }
        for said in ({}, {"region": chosen["region"]}, dict(list(chosen.items())[:3])):
            wish = wish_of(kind, said)
            left = left_of(actor, wish, everything)

            assert facets_of_ranked(actor, wish, everything, left) == facets_of(actor, wish)
