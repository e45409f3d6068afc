"""Matches are computed when records change, kept with their proof, and seen by those who may."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.catalogue.making import NEED, OFFER, make_owner, make_published
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_actor, make_manager

from duijie.catalogue import services as catalogue
from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.matching import services
from duijie.matching.errors import MatchNotFound
from duijie.matching.models import Answer, Match
from duijie.matching.queries import Wanted, get_match, matches_of
from duijie.matching.types import Basis, MatchList, Standing
from duijie.notices.models import Notice

pytestmark = pytest.mark.django_db
OFFER_CHANGED = replace(OFFER, abstract_zh=f"{OFFER.abstract_zh}翘曲低于 20 µm。")


def compute(folder: Path, *listings: Listing) -> None:
    """Do what the indexer and the worker do after records changed."""
    bring_up_to_date(folder)
    changed: dict[ListingKind, list[object]] = {}
    for one in listings:
        changed.setdefault(ListingKind(one.kind), []).append(one.pk)
    services.match_news(changed)  # type: ignore[arg-type]  # identifiers


def seen(actor: Actor, listing: Listing, kind: ListingKind) -> MatchList:
    """The matches of a record as an actor sees them."""
    return matches_of(actor, ListingKind(listing.kind), listing.pk, Wanted(kind))


def test_a_need_finds_the_offer_with_reasons_quoted_from_both_texts(index: Path) -> None:
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)

    found = seen(make_actor(), need, ListingKind.OFFER)

    (one,) = found.matches
    assert (found.fits, one.found.id, one.standing) == (True, offer.pk, Standing.FIT)
    assert 0 < one.probability < 1
    assert one.reasons
    assert any(piece.reasons for piece in one.asker_text)
    assert any(piece.reasons for piece in one.found_text)


def test_records_that_were_there_before_the_index_get_their_matches_too(index: Path) -> None:
    _, need = make_published(OFFER), make_published(NEED)
    bring_up_to_date(index)
    before = seen(make_actor(), need, ListingKind.OFFER)

    for kind in ListingKind:
        last = services.match_the_rest(kind, None)
        assert services.match_the_rest(kind, last) is None

    assert not before.is_ready
    assert seen(make_actor(), need, ListingKind.OFFER).fits
    assert services.match_the_rest(ListingKind.NEED, None) is None, "each is asked for once"


def test_the_offer_finds_the_need_in_reverse(index: Path) -> None:
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)

    (one,) = seen(make_actor(), offer, ListingKind.NEED).matches

    assert (one.found.id, one.need.id, one.other.id) == (need.pk, need.pk, offer.pk)


def test_an_offer_that_comes_later_is_found_by_the_need_and_its_people_are_told_once(
    index: Path,
) -> None:
    need = make_published(NEED)
    compute(index, need)
    assert not seen(make_actor(), need, ListingKind.OFFER).fits
    offer = make_published(OFFER)
    compute(index, offer)
    compute(index, offer)

    manager = make_manager(need.owner_id)
    told = Notice.objects.filter(kind="match_found")
    assert seen(manager, need, ListingKind.OFFER).fits
    assert [one.facts["number"] for one in told] == [1] * len({one.user_id for one in told})
    assert told.exists()


def test_what_is_not_shown_any_more_is_in_no_list(index: Path) -> None:
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)
    reader = make_actor()
    (one,) = seen(reader, need, ListingKind.OFFER).matches

    catalogue.pause_listing(actor=make_manager(offer.owner_id), listing_id=offer.pk, seen=None)
    assert not seen(reader, need, ListingKind.OFFER).matches
    with pytest.raises(MatchNotFound):
        get_match(reader, one.id)
    compute(index, offer)
    assert not Match.objects.filter(found=offer.pk).exists()


def test_strangers_see_no_match_of_a_blind_need_nor_with_one(index: Path) -> None:
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)
    (one,) = seen(make_actor(), offer, ListingKind.NEED).matches

    assert not seen(ANONYMOUS, offer, ListingKind.NEED).matches
    with pytest.raises(ListingNotFound):
        seen(ANONYMOUS, need, ListingKind.OFFER)
    with pytest.raises(MatchNotFound):
        get_match(ANONYMOUS, one.id)


def test_a_private_need_is_matched_for_its_owner_alone(index: Path) -> None:
    offer = make_published(OFFER)
    need = make_published(NEED, visibility=Visibility.PRIVATE)
    compute(index, offer, need)

    mine = seen(make_manager(need.owner_id), need, ListingKind.OFFER)
    assert (mine.fits, mine.basis) == (True, Basis.OWNER)
    assert not seen(make_actor(), offer, ListingKind.NEED).matches
    with pytest.raises(ListingNotFound):
        seen(make_actor(), need, ListingKind.OFFER)


def test_a_house_reads_the_matches_of_a_need_that_is_shown_to_it_alone(index: Path) -> None:
    house = make_owner()
    named: Any = {"visibility": Visibility.NAMED, "shared_with": (house.pk,)}
    offer, need = make_published(OFFER), make_published(NEED, None, **named)
    hidden: Any = {"field_visibility": {"constraints": Visibility.PRIVATE}}
    other = make_published(NEED, None, **named, **hidden, constraints_zh="仅限机械减薄。")
    compute(index, offer, need, other)
    broker = make_manager(house.pk)

    found = seen(broker, need, ListingKind.OFFER)
    (one,) = found.matches
    assert (found.fits, found.basis) == (True, Basis.OWNER)
    assert get_match(broker, one.id).found.id == offer.pk

    (own,) = seen(make_manager(other.owner_id), other, ListingKind.OFFER).matches
    assert not seen(broker, other, ListingKind.OFFER).matches, "one field is kept from it"
    for reader, pk in ((broker, own.id), (make_actor(), one.id)):
        with pytest.raises(MatchNotFound):
            get_match(reader, pk)


def test_a_private_field_serves_the_owners_matches_and_no_others(index: Path) -> None:
    offer = make_published(OFFER)
    need = make_published(
        NEED,
        title_zh="一项工艺需求",
        visibility=Visibility.REGISTERED,
        field_visibility={"problem": Visibility.PRIVATE},
    )
    compute(index, offer, need)

    mine = seen(make_manager(need.owner_id), need, ListingKind.OFFER)
    others = seen(make_actor(), need, ListingKind.OFFER)
    assert mine.basis is Basis.OWNER
    assert mine.fits
    assert others.basis is Basis.REGISTERED
    assert not others.fits


def test_what_was_judged_stays_as_it_was(index: Path) -> None:
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)
    before = Match.objects.get(asker=need.pk, basis=Basis.REGISTERED.value)
    services.keep_match(before)
    said = before.proof

    catalogue.change_listing(
        actor=make_manager(offer.owner_id),
        listing_id=offer.pk,
        details=OFFER_CHANGED,
        seen=None,
    )
    compute(index, offer)

    before.refresh_from_db()
    assert (before.is_current, before.proof) == (False, said)
    assert Match.objects.filter(asker=need.pk, is_current=True).count() == 1
    assert get_match(make_actor(), before.pk).id != before.pk


def test_answers_say_with_what_they_were_made(index: Path) -> None:
    need = make_published(NEED)
    compute(index, need)

    answer = Answer.objects.filter(asker=need.pk).first()
    assert answer is not None
    assert answer.engine
    assert answer.encoder
    assert answer.weights.startswith("table-")
