"""The search as pages: without JavaScript, in both languages, within a number of queries."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import NEED, make_owner, make_published
from tests.matching.making import bring_up_to_date
from tests.organisations.making import make_actor

from duijie.accounts.models import User
from duijie.kernel.actors import Actor
from duijie.matching.models import SavedSearch
from duijie.matching.queries import counting

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
CHINESE = {"accept-language": "zh-CN"}


def stranger(language: dict[str, str] = ENGLISH) -> Client:
    return Client(headers=language)


def signed_in(actor: Actor) -> Client:
    client = stranger()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def test_a_search_shows_cards_filters_and_reasons(index: Path) -> None:
    made = make_published(trl=5)
    bring_up_to_date(index)

    page = stranger().get("/search/offers", {"q": "wafer thinning"}).content.decode()

    assert f'href="/offers/{made.pk}"' in page
    assert "Stress-relief thinning of SiC wafers" in page
    assert "<mark>" in page
    assert 'name="trl" value="4-6"' in page


def test_the_same_page_speaks_chinese(index: Path) -> None:
    make_published(trl=5)
    bring_up_to_date(index)

    page = stranger(CHINESE).get("/search/offers", {"q": "晶圆减薄"}).content.decode()

    assert "碳化硅晶圆应力释放减薄" in page
    assert "提到" in page
    assert "保存" not in page


def test_where_nothing_fits_the_page_says_what_to_give_up(index: Path) -> None:
    make_published(trl=5)
    bring_up_to_date(index)

    page = stranger().get("/search/offers", {"q": "wafer thinning", "trl": "1-3"})

    assert 'href="/search/offers?q=wafer+thinning"' in page.content.decode()


def test_a_search_leads_to_offers() -> None:
    answer = stranger().get("/search", {"q": "coating"})

    assert answer.headers["Location"] == "/search/offers?q=coating"


def test_addresses_that_make_no_sense_show_the_list(index: Path) -> None:
    make_published()
    bring_up_to_date(index)

    said = {"trl": "x", "sort": "y", "cursor": "z", "region": "\0", "q": "\0"}
    assert stranger().get("/search/offers", said).status_code == 200
    assert stranger().get("/search/dragons").status_code == 404


def test_without_an_index_the_page_says_so(index: Path, settings: Any) -> None:
    settings.INDEX_ROOT = index / "nowhere"

    page = stranger().get("/search/offers", {"q": "coating"})

    assert "being prepared" in page.content.decode()


def test_a_blind_need_shows_no_organisation(index: Path) -> None:
    owner = make_owner()
    make_published(NEED, owner.pk)
    bring_up_to_date(index)

    page = signed_in(make_actor()).get("/search/needs").content.decode()

    assert owner.name_en not in page
    assert "Organisation not shown" in page


def test_a_search_is_saved_changed_and_deleted(index: Path) -> None:
    client = signed_in(make_actor())
    assert index.exists()

    client.post("/search/offers/save", {"q": "coating", "rhythm": "daily"})
    saved = SavedSearch.objects.get()
    assert "coating" in client.get("/search/saved").content.decode()
    client.post(f"/search/saved/{saved.pk}", {"rhythm": "weekly"})
    saved.refresh_from_db()
    assert saved.rhythm == "weekly"
    client.post(f"/search/saved/{saved.pk}/delete")
    assert not SavedSearch.objects.exists()


def test_saved_searches_of_others_are_not_there(index: Path) -> None:
    assert index.exists()
    signed_in(make_actor()).post("/search/offers/save", {"q": "coating"})
    other, saved = signed_in(make_actor()), SavedSearch.objects.get()

    assert other.post(f"/search/saved/{saved.pk}", {"rhythm": "daily"}).status_code == 404
    assert other.post(f"/search/saved/{saved.pk}/delete").status_code == 404
    assert stranger().get("/search/saved").status_code == 302


def test_opening_the_link_of_a_letter_alone_stops_nothing() -> None:
    from_letter = stranger()
    actor = make_actor()
    signed_in(actor).post("/search/offers/save", {"q": "coating", "rhythm": "daily"})
    saved = SavedSearch.objects.get()
    address = f"/search/saved/stop/{_token(saved)}"

    from_letter.get(address)
    saved.refresh_from_db()
    assert saved.rhythm == "daily"
    Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    saved.refresh_from_db()
    assert saved.rhythm == "never"
    assert from_letter.get("/search/saved/stop/made-up").status_code == 404


def _token(saved: SavedSearch) -> str:
    from duijie.matching import letters  # noqa: PLC0415  (the one place that needs it)

    return letters.token_of(saved)


@pytest.mark.parametrize(("text", "asked"), [("wafer thinning", 3), ("", 8)])
def test_a_page_asks_the_database_a_fixed_number_of_questions(
    index: Path,
    django_assert_num_queries: Callable[[int], Any],
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    asked: int,
) -> None:
    monkeypatch.setattr(counting, "TIMES_KEPT", 0.0)
    for _ in range(4):
        make_published(trl=5)
    bring_up_to_date(index)
    client = stranger()
    client.get("/search/offers", {"q": text, "trl": "7-9"})  # the names of classes are kept

    with django_assert_num_queries(asked):
        page = client.get("/search/offers", {"q": text})

    assert page.content.decode().count("<article>") == 4
