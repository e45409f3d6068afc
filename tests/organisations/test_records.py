"""The page of an organisation and what it shows in the catalogue."""

import pytest
from django.test import Client
from tests.catalogue.making import NEED, OFFER, make_draft, make_published
from tests.organisations.making import make_organisation

pytestmark = pytest.mark.django_db


def _page(address: str, language: str = "en") -> str:
    return Client(headers={"accept-language": language}).get(address).content.decode()


def test_an_organisation_shows_its_newest_records_and_leads_to_all() -> None:
    house, other = make_organisation("示例霁山研究所"), make_organisation("示例远岭大学")
    for number in range(4):
        make_published(OFFER, house.pk, title_en=f"Thinning {number}")
    make_published(OFFER, other.pk, title_en="Polishing")
    make_draft(OFFER, house.pk, title_en="Not yet")
    link = f"/offers?owner={house.pk}&stage=published"

    page, listed = _page(f"/organisations/{house.pk}"), _page(link)

    assert "Thinning 3" in page
    assert "Thinning 0" not in page
    assert "Not yet" not in page
    assert link.replace("&", "&amp;") in page
    assert "Thinning 0" in listed
    assert "Polishing" not in listed


def test_a_blind_need_is_not_found_through_its_asker() -> None:
    house = make_organisation("示例霁山研究所")
    make_published(NEED, house.pk, title_en="Warp after thinning")

    assert "Warp after thinning" not in _page(f"/organisations/{house.pk}")
    assert "Warp after thinning" not in _page(f"/needs?owner={house.pk}")


def test_names_and_country_are_in_the_words_of_the_reader() -> None:
    house = make_organisation("示例霁山研究所", name_en="Demo Jishan Institute")
    address = f"/organisations/{house.pk}"

    english, chinese = _page(address), _page(address, "zh-hans")

    assert "<h1>Demo Jishan Institute" in english
    assert "<h1>示例霁山研究所" in chinese
    assert "<dd>China</dd>" in english
    assert "<dd>中国</dd>" in chinese
    assert _page("/organisations").index("Demo Jishan") < _page("/organisations").index(
        "霁山研究所"
    )
