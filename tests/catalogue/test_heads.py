"""What lists show of a record is what the record itself shows to the same reader."""

from typing import Any

import pytest
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_owner, make_published
from tests.organisations.making import make_actor, make_member

from duijie.catalogue.queries import heads_of, seen_all
from duijie.catalogue.rules.groups import narrowable
from duijie.catalogue.types.results import Head, Seen
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import ANONYMOUS, SYSTEM, Actor

pytestmark = pytest.mark.django_db
RECORDS = {
    ListingKind.OFFER: OFFER,
    ListingKind.NEED: NEED,
    ListingKind.EXPERT: EXPERT,
    ListingKind.LAB: LAB,
}
OPENINGS = ("abstract", "problem", "expertise")


def told_of(seen: Seen) -> Head:
    """The head that the whole record, as a reader sees it, would have."""
    said = seen.details

    def opening(language: str) -> str:
        texts = (getattr(said, f"{name}_{language}", "") for name in OPENINGS)
        return next(filter(None, texts), "")

    return Head(
        id=seen.id,
        kind=seen.kind,
        title_zh=said.title_zh,
        title_en=said.title_en,
        opening_zh=opening("zh"),
        opening_en=opening("en"),
        trl=getattr(said, "trl", None),
        owner=seen.owner,
        since=seen.published_at,
    )


def readers() -> tuple[list[Actor], Any]:
    """Every kind of reader, and the house that records are named to."""
    friend, owner = make_owner(), make_owner()
    actors = [
        ANONYMOUS,
        make_actor(),
        make_member(make_owner().pk),
        make_member(friend.pk),
        make_member(owner.pk),
        make_actor(operator=True),
        SYSTEM,
    ]
    return actors, (friend.pk, owner.pk)


@pytest.mark.parametrize("kind", ListingKind)
def test_a_head_tells_what_the_record_tells_the_same_reader(kind: ListingKind) -> None:
    actors, (friend, owner) = readers()
    levels = [level for level in Visibility if level is not Visibility.PUBLIC]
    ways: list[dict[str, Any]] = [{}, *({"visibility": level} for level in levels)]
    groups = set(narrowable(kind)) & {*OPENINGS, "trl", "owner"}
    ways += [{"field_visibility": {group: one}} for group in groups for one in levels]
    if kind in {ListingKind.OFFER, ListingKind.NEED}:
        ways = [{**way, "trl": 5} for way in ways]
    made = [make_published(RECORDS[kind], owner, shared_with=(friend,), **way).pk for way in ways]

    for actor in actors:
        seen = seen_all(actor, kind, made)
        assert heads_of(actor, kind, made) == {one: told_of(seen[one]) for one in seen}
