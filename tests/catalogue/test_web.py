"""Offers, needs, experts and labs as pages."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_draft, make_owner, make_published
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.accounts.models import User
from duijie.catalogue import queries, services
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Stage, Visibility
from duijie.kernel.actors import SYSTEM, Actor
from duijie.registries.services import load_built_in

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of a form left as it is."""
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    sent |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', page))
    for tag in re.findall(r"<input [^>]+>", page):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        kind = re.search(r'type="([^"]*)"', tag)
        if name and kind and kind[1] in {"text", "date", "url", "email"}:
            sent[name[1]] = value[1] if value else ""
    return sent


def test_an_offer_is_written_step_by_step_and_published_without_javascript() -> None:
    owner = make_owner()
    client = signed_in(make_manager(owner.pk))

    first = client.post("/offers/new", {"title_zh": "晶圆减薄", "abstract_zh": "在 100 µm 以下。"})
    assert first.status_code == 302, first.content.decode()
    second = client.get(first["Location"]).content.decode()
    row = {
        "quantities-0-property": "翘曲",
        "quantities-0-comparator": "<=",
        "quantities-0-high": "30",
        "quantities-0-unit": "µm",
        "quantities-0-demand": "must",
    }
    saved = client.post(first["Location"], fields_of(second) | row | {"then": "done"})
    page = client.get(saved["Location"]).content.decode()
    client.post(f"{saved['Location']}/move", {"move": "publish", "seen": "2"})
    seen = Client(headers={"accept-language": "zh-hans"}).get(saved["Location"]).content.decode()

    assert "≤ 30 µm" in page
    assert "needed before publishing" not in page
    assert "≤ 30 µm" in seen
    assert "晶圆减薄" in seen


def test_more_rows_come_without_losing_what_was_typed() -> None:
    draft = make_draft()
    client = signed_in(make_manager(draft.owner_id))
    address = f"/offers/{draft.pk}/edit/quantities"

    typed = fields_of(client.get(address).content.decode()) | {"quantities-0-property": "翘曲"}
    page = client.post(address, typed | {"add": "quantities"}).content.decode()

    assert 'value="翘曲"' in page
    assert page.count("-property") > 4


def test_what_two_people_typed_at_once_is_not_lost() -> None:
    draft = make_draft()
    one, other = (signed_in(make_member(draft.owner_id)) for _ in range(2))
    address = f"/offers/{draft.pk}/edit/texts"
    form = fields_of(one.get(address).content.decode())

    one.post(address, form | {"problem_zh": "甲写的"})
    refused = other.post(address, form | {"advantage_zh": "乙写的"}).content.decode()

    assert "乙写的" in refused
    assert "<ins>甲写的</ins>" in refused
    again = fields_of(refused)
    assert other.post(address, again).status_code == 302
    said = queries.get_seen(SYSTEM, ListingKind.OFFER, draft.pk).details
    assert said.advantage_zh == "乙写的"  # type: ignore[attr-defined]


def test_a_wrong_number_is_told_at_its_row() -> None:
    draft = make_draft()
    client = signed_in(make_manager(draft.owner_id))
    address = f"/offers/{draft.pk}/edit/rights"
    row = {
        "rights-0-kind": "invention",
        "rights-0-number": "ZL202110123456.1",
        "rights-0-country": "CN",
        "rights-0-status": "granted",
    }

    page = client.post(address, fields_of(client.get(address).content.decode()) | row)

    assert page.status_code == 200
    assert "check digit" in page.content.decode()
    assert "ZL202110123456.1" in page.content.decode()


def test_evidence_is_kept_and_shown_as_far_as_it_carries() -> None:
    draft = make_published(trl=4)
    client = signed_in(make_manager(draft.owner_id))
    address = f"/offers/{draft.pk}/edit/readiness"

    judged = {f"trl1.h{number}": "met" for number in (1, 2)}
    sent = fields_of(client.get(address).content.decode()) | judged
    client.post(address, sent | {"product_form": "hardware", "trl": "4"})
    page = Client(headers={"accept-language": "en"}).get(f"/offers/{draft.pk}").content.decode()

    assert "Evidence given for every item up to level 1." in page


def test_a_writer_names_the_organisations_that_see_more() -> None:
    draft, partner = make_draft(), make_owner()
    client = signed_in(make_manager(draft.owner_id))
    address = f"/offers/{draft.pk}/edit/visibility"
    form = fields_of(client.get(address).content.decode()) | {"visibility": "named"}

    unknown = client.post(address, form | {"shared_with": "Nobody Anywhere Ltd"})
    client.post(address, form | {"shared_with": partner.name_en, "group-price": "private"})

    assert "No organisation here is called" in unknown.content.decode()
    said = queries.get_seen(SYSTEM, ListingKind.OFFER, draft.pk).details
    assert said.shared_with == (partner.pk,)
    assert said.field_visibility == {"price": Visibility.PRIVATE}


def test_the_history_shows_what_was_taken_out_and_put_in() -> None:
    draft = make_draft()
    client = signed_in(make_manager(draft.owner_id))
    address = f"/offers/{draft.pk}/edit/texts"
    form = fields_of(client.get(address).content.decode())

    client.post(address, form | {"title_en": "Stress-free thinning of SiC wafers"})
    page = client.get(f"/offers/{draft.pk}/history").content.decode()

    assert "<del>relief</del>" in page
    assert "<ins>free</ins>" in page


@pytest.mark.parametrize("details", [OFFER, NEED, EXPERT, LAB], ids=lambda one: one.kind.value)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_kind_has_its_pages_in_both_languages(details: Details, language: str) -> None:
    made = make_published(details, visibility=Visibility.PUBLIC)
    client = signed_in(make_manager(made.owner_id), language)
    many = f"/{details.kind}s"

    for address in (many, f"{many}/new", f"{many}/{made.pk}", f"{many}/{made.pk}/history"):
        assert client.get(address).status_code == 200, address
    page = Client(headers={"accept-language": language}).get(many).content.decode()
    # English readers get the English title where there is one.
    assert (made.title_en if language == "en" and made.title_en else str(made)) in page


def test_a_list_costs_the_same_for_three_as_for_one(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for _ in range(3):
        make_published()

    with django_assert_num_queries(8):  # the offers, and one for each kind of row
        page = Client(headers={"accept-language": "en"}).get("/offers")

    assert page.content.decode().count("listing-card") == 3


def test_a_page_of_one_offer_has_a_fixed_cost(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    made = make_published()

    with django_assert_num_queries(8):
        Client().get(f"/offers/{made.pk}")


def test_linked_data_cannot_end_its_element() -> None:
    made = make_published(title_zh="</script><script>alert(1)</script>")

    page = Client().get(f"/offers/{made.pk}").content.decode()

    assert "<script>alert" not in page
    assert "application/ld+json" in page


def test_an_owner_lets_a_record_say_again_what_it_said() -> None:
    owner = make_owner()
    manager, draft = make_manager(owner.pk), make_draft(owner_id=owner.pk)
    first = draft.title_zh
    changed = services.change_listing(
        actor=manager, listing_id=draft.pk, details=replace(OFFER, title_zh="别的"), seen=None
    )
    client, address = signed_in(manager), f"/offers/{draft.pk}"

    page = client.get(f"{address}/history").content.decode()
    assert page.count("Let it say this again") == 1
    client.post(f"{address}/revert", {"number": "1", "seen": str(changed.version)})

    draft.refresh_from_db()
    assert draft.title_zh == first
    assert signed_in(make_actor()).post(f"{address}/revert", {"number": "1"}).status_code == 404


def test_a_list_is_narrowed_by_entries_found_by_their_names() -> None:
    load_built_in(actor=SYSTEM)
    make_published(title_zh="浙江的技术", title_en="", region="330000")
    make_published(title_zh="江苏的技术", title_en="", region="320000")
    client = Client(headers={"accept-language": "en"})

    by_name = client.get("/offers", {"region_q": "浙江省"}).content.decode()
    unknown = client.get("/offers", {"region_q": "no such place"}).content.decode()

    assert "浙江的技术" in by_name
    assert "江苏的技术" not in by_name
    assert "江苏的技术" in unknown
    assert "wrong" in unknown


PAGES = ["", "/history", "/edit/texts"]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_see_a_draft(page: str) -> None:
    draft = make_draft()
    address = f"/offers/{draft.pk}{page}"
    away = 302 if page.startswith("/edit") else 404

    assert Client().get(address).status_code == away
    assert signed_in(make_manager(make_owner().pk)).get(address).status_code == 404
    for actor in (make_member(draft.owner_id), make_manager(draft.owner_id)):
        assert signed_in(actor).get(address).status_code == 200
    assert signed_in(make_actor(operator=True)).get(address).status_code == 200


def test_a_member_sends_to_review_and_a_manager_publishes() -> None:
    draft = make_draft()
    member, manager = make_member(draft.owner_id), make_manager(draft.owner_id)
    address = f"/offers/{draft.pk}"

    page = signed_in(member).get(address).content.decode()
    refused = signed_in(member).post(f"{address}/move", {"move": "publish", "seen": "1"})
    signed_in(member).post(f"{address}/move", {"move": "submit", "seen": "1"})
    signed_in(manager).post(f"{address}/move", {"move": "publish", "seen": "2"})

    assert 'value="publish"' not in page
    assert refused.status_code == 403
    draft.refresh_from_db()
    assert draft.stage == Stage.PUBLISHED.value
