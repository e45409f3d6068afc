"""A change asks again only for those whose answers it can reach, and nobody misses anything."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.test_matches import compute

from duijie.catalogue.models import Listing
from duijie.catalogue.types.details import OfferDetails
from duijie.catalogue.types.words import ListingKind
from duijie.matching import services
from duijie.matching.documents import askings
from duijie.matching.models import Answer, Match
from duijie.matching.services.reaching import reached

pytestmark = pytest.mark.django_db

WAYS = ("研磨", "抛光", "化学机械抛光", "等离子", "激光", "水射流", "离子束", "超声")
PLACES = ("硅片", "晶圆边缘")
# Fifteen results that treat the need's subject, one that only touches it.
CLOSE = tuple(
    replace(
        OFFER,
        title_zh=f"{way}减薄{place}",
        title_en="",
        abstract_zh=f"用{way}把{place}减薄到 100 µm 以下，晶圆翘曲小于 30 µm。",
    )
    for way in WAYS
    for place in PLACES
)
FAR = OfferDetails(title_zh="茶园除草机", abstract_zh="履带式机器人在坡地茶园除草，机身减薄。")


def again(need: Listing, offer: Listing) -> set[object]:
    """Who asks again because of an offer."""
    asked = askings(ListingKind.NEED, [need.pk]).values()
    return set(reached(list(asked), {ListingKind.OFFER: [offer.pk]}))


def kept(need: Listing) -> list[tuple[object, ...]]:
    """What a need has, as far as it is kept."""
    rows = Match.objects.filter(asker=need.pk, kind="offer", mode="close", is_current=True)
    return sorted(
        (row.basis, row.found_id, row.standing, round(row.probability, 2)) for row in rows
    )


def test_only_what_an_answer_would_look_at_has_it_asked_again(index: Path) -> None:
    need, far = make_published(NEED), make_published(FAR)
    close = [make_published(one) for one in CLOSE]
    compute(index, need, far, *close)
    best = Match.objects.filter(asker=need.pk, kind="offer", is_current=True).earliest("rank")

    assert again(need, Listing.objects.get(pk=best.found_id)) == {need.pk}
    assert again(need, far) == set()


def test_who_has_no_answer_yet_asks_whatever_it_is(index: Path) -> None:
    need, far = make_published(NEED), make_published(FAR)
    close = [make_published(one) for one in CLOSE]
    compute(index, need, far, *close)
    Answer.objects.filter(asker=need.pk).delete()

    assert again(need, far) == {need.pk}


def test_a_need_gets_from_news_what_it_would_get_by_asking(index: Path) -> None:
    need = make_published(NEED)
    compute(index, need, *(make_published(one) for one in CLOSE[::2]))
    compute(index, *(make_published(one) for one in (*CLOSE[1::2], FAR)))
    by_news = kept(need)

    services.answer_records(ListingKind.NEED, [need.pk])

    assert by_news
    assert by_news == kept(need)
