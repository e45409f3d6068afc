"""Offers, needs, experts and labs over the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import NEED, make_draft, make_owner, make_published
from tests.organisations.making import make_manager

from duijie.accounts.models import User
from duijie.catalogue.types.words import Visibility
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db

OFFERS = "/api/v1/offers"
OFFER = {
    "title_zh": "碳化硅晶圆应力释放减薄",
    "abstract_zh": "在 100 µm 以下减薄碳化硅晶圆。",
    "quantities": [{"property": "翘曲", "comparator": "<=", "high": "30", "unit": "µm"}],
}


def signed_in(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def send(client: Client, method: str, address: str, body: object, **headers: str) -> Any:
    return client.generic(
        method, address, json.dumps(body), content_type="application/json", headers=headers
    )


def test_an_offer_is_written_published_and_seen_by_a_stranger() -> None:
    owner = make_owner()
    client = signed_in(make_manager(owner.pk))

    made = send(client, "POST", f"{OFFERS}?owner_id={owner.pk}", OFFER)
    address = f"{OFFERS}/{made.json()['id']}"
    hidden = Client().get(address)
    published = send(client, "POST", f"{address}/publish", {}, if_match=made["ETag"])
    seen = Client().get(address)

    assert (made.status_code, hidden.status_code, published.status_code) == (201, 404, 200)
    assert seen.json()["details"]["quantities"][0]["unit"] == "µm"
    assert seen.json()["owner"]["id"] == str(owner.pk)
    # How often it was changed before it was shown is not told.
    assert seen["ETag"] == '"1"'


def test_all_problems_are_told_at_once() -> None:
    owner = make_owner()
    rights = [{"kind": "invention", "number": "ZL202110123456.1"}]
    wrong = OFFER | {"trl": 12, "rights": rights, "source_url": "ftp:/x"}

    answer = send(signed_in(make_manager(owner.pk)), "POST", f"{OFFERS}?owner_id={owner.pk}", wrong)

    assert answer.status_code == 422
    assert {"source_url", "trl", "rights.0.number"} <= answer.json()["facts"].keys()


def test_an_older_version_is_not_overwritten() -> None:
    draft = make_draft()
    client = signed_in(make_manager(draft.owner_id))

    send(client, "PUT", f"{OFFERS}/{draft.pk}", OFFER, if_match='"1"')
    late = send(client, "PUT", f"{OFFERS}/{draft.pk}", OFFER | {"trl": 5}, if_match='"1"')

    assert late.status_code == 412
    assert late.json()["facts"] == {"seen": "1", "now": "2"}


def test_the_difference_of_a_version_is_readable() -> None:
    draft = make_draft()
    client = signed_in(make_manager(draft.owner_id))

    send(client, "PUT", f"{OFFERS}/{draft.pk}", OFFER, if_match="*")
    answer = client.get(f"{OFFERS}/{draft.pk}/versions/2/differences").json()

    assert {one["field"] for one in answer} == {"title_en", "abstract_zh", "quantities"}
    assert Client().get(f"{OFFERS}/{draft.pk}/versions").status_code == 404


def test_what_is_missing_is_told_with_its_reason() -> None:
    draft = make_draft()

    found = signed_in(make_manager(draft.owner_id)).get(f"{OFFERS}/{draft.pk}/completeness").json()

    assert found["score"] == 25
    assert found["missing"][0]["name"] == "quantities"
    assert "number with number" in found["missing"][0]["why"]


def test_a_list_costs_as_many_queries_for_three_as_for_one(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for _ in range(3):
        make_published()

    with django_assert_num_queries(8):  # the offers, and one for each kind of row
        page = Client().get(OFFERS).json()

    assert len(page["items"]) == 3


def test_a_list_goes_on_where_its_page_ended() -> None:
    made = [str(make_published().pk) for _ in range(3)]

    first = Client().get(f"{OFFERS}?limit=2").json()
    second = Client().get(f"{OFFERS}?limit=2&cursor={first['next_cursor']}").json()

    listed = [one["id"] for one in (*first["items"], *second["items"])]
    assert listed == made[::-1]
    assert second["next_cursor"] == ""
    assert Client().get(f"{OFFERS}?cursor=nonsense").status_code == 422


def test_a_blind_need_is_shown_without_its_asker() -> None:
    need = make_published(NEED, visibility=Visibility.BLIND)
    other = signed_in(make_manager(make_owner().pk))

    assert Client().get(f"/api/v1/needs/{need.pk}").status_code == 404
    seen = other.get(f"/api/v1/needs/{need.pk}").json()

    assert seen["owner"] is None
    assert str(need.owner_id) not in json.dumps(seen)
    assert other.get(f"/api/v1/needs?owner={need.owner_id}").json()["items"] == []
