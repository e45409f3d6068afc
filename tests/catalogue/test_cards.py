"""What a list says of each record before it is opened."""

from decimal import Decimal

import pytest
from django.test import Client
from tests.catalogue.making import EXPERT, NEED, OFFER, make_owner, make_published
from tests.catalogue.test_web import signed_in
from tests.organisations.making import make_actor

from duijie.catalogue.types.rows import Quantity

pytestmark = pytest.mark.django_db


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_card_names_the_owner_and_not_the_source() -> None:
    owner = make_owner()
    make_published(OFFER, owner.pk, source="Journal of Invented Results")

    page = _page(Client(headers={"accept-language": "en"}), "/offers")

    assert owner.name_en in page
    assert "Journal of Invented Results" not in page


def test_the_card_of_a_blind_need_says_so_and_what_level_is_asked() -> None:
    owner = make_owner()
    make_published(NEED, owner.pk, trl=6)

    page = _page(signed_in(make_actor()), "/needs")

    assert "asked blind" in page
    assert "asks for TRL 6" in page
    assert owner.name_en not in page


def test_the_card_of_an_expert_tells_what_they_know() -> None:
    owner = make_owner()
    make_published(EXPERT, owner.pk, orcid="0000-0002-1825-0097", languages=("zh", "de"))

    client = Client(headers={"accept-language": "en"})
    page, expert = _page(client, "/experts"), make_published(EXPERT, languages=("zh", "de"))

    assert "半导体减薄与抛光" in page
    assert owner.name_en in page
    assert "0000-0002-1825-0097" not in page
    assert "Chinese, German" in _page(client, f"/experts/{expert.pk}")


def test_the_level_that_a_need_asks_for_lacks_no_evidence() -> None:
    need = make_published(NEED, trl=6)

    page = _page(signed_in(make_actor()), f"/needs/{need.pk}")

    assert "Readiness asked" in page
    assert "No evidence" not in page


def test_a_parameter_in_the_other_language_is_marked_as_such() -> None:
    from_chinese = make_published(
        OFFER, quantities=(Quantity(property="翘曲", low=Decimal(30), high=Decimal(30)),)
    )
    address = f"/offers/{from_chinese.pk}"

    english = _page(Client(headers={"accept-language": "en"}), address)
    chinese = _page(Client(headers={"accept-language": "zh-hans"}), address)

    assert '<span lang="zh-Hans">翘曲</span>' in english
    assert '<span lang="zh-Hans">翘曲</span>' not in chinese
