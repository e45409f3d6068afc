"""The first page shows each person what to do next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.accounts.make import make_user
from tests.catalogue.making import NEED, OFFER, make_draft, make_published
from tests.organisations.making import make_manager, make_organisation

from duijie.accounts.models import User
from duijie.catalogue import services
from duijie.catalogue.types.words import Visibility
from duijie.kernel.actors import SYSTEM, Actor
from duijie.organisations.types import Kind
from duijie.site.services import change_settings
from duijie.site.types import NodeSettings

pytestmark = pytest.mark.django_db


def page_of(actor: Actor, language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    client.cookies["django_language"] = "zh-hans" if language == "zh" else "en"
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client.get("/").content.decode()


def test_a_newcomer_is_shown_the_way() -> None:
    client = Client()
    client.force_login(make_user())

    page = client.get("/").content.decode()

    assert "Register your organisation" in page
    assert "/organisations/new" in page


@pytest.mark.parametrize(
    ("kind", "main"),
    [
        pytest.param(Kind.FIRM, "/clinic/", id="firm"),
        pytest.param(Kind.UNIVERSITY, "/imports", id="university"),
        pytest.param(Kind.INSTITUTE, "/imports", id="institute"),
        pytest.param(Kind.BROKER_HOUSE, "/search/needs", id="broker"),
        pytest.param(Kind.LINE_OPERATOR, "/labs/new", id="line operator"),
        pytest.param(Kind.ZONE, "/organisations", id="zone"),
        pytest.param(Kind.AUTHORITY, "/organisations", id="authority"),
        pytest.param(Kind.FOREIGN_CENTRE, "/labs/new", id="foreign centre"),
    ],
)
def test_each_kind_of_person_is_led_to_what_they_come_for(kind: Kind, main: str) -> None:
    manager = make_manager(make_organisation(kind=kind).pk)

    page = page_of(manager)

    assert f'btn btn-primary" href="{main}"' in page


def test_a_draft_says_what_it_lacks() -> None:
    owner = make_organisation()
    make_draft(replace(OFFER, abstract_zh=""), owner.pk)

    page = page_of(make_manager(owner.pk))

    assert "Before publishing it needs: Abstract" in page
    assert "/edit/texts" in page


def test_what_was_sent_back_says_why() -> None:
    owner = make_organisation()
    draft = make_draft(OFFER, owner.pk)
    services.submit_listing(actor=SYSTEM, listing_id=draft.pk, seen=None)
    services.send_back_listing(actor=SYSTEM, listing_id=draft.pk, reason="no figures", seen=None)

    assert "Sent back: no figures" in page_of(make_manager(owner.pk))


def test_figures_count_what_the_reader_may_see() -> None:
    owner = make_organisation()
    make_published(replace(NEED, visibility=Visibility.PRIVATE))
    make_published(replace(NEED, visibility=Visibility.PUBLIC))

    page = page_of(make_manager(owner.pk))

    assert '<dt>Open needs</dt><dd class="value">1</dd>' in page


def test_an_organisation_without_proof_is_told_so() -> None:
    assert "Not verified" in page_of(make_manager(make_organisation().pk))


def test_the_page_speaks_chinese() -> None:
    assert "接下来" in page_of(make_manager(make_organisation().pk), "zh")


def test_strangers_read_the_welcome_of_the_node() -> None:
    change_settings(actor=SYSTEM, wanted=NodeSettings(welcome_en="Run by Qingshan Park."))

    page = Client().get("/", headers={"accept-language": "en"}).content.decode()

    assert "Run by Qingshan Park." in page


def test_the_page_costs_the_same_however_many_records(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    owner = make_organisation()
    for number in range(6):
        make_draft(replace(OFFER, title_zh=f"减薄 {number}"), owner.pk)
    client = Client()
    manager = make_manager(owner.pk)
    client.force_login(User.objects.get(pk=str(manager.user_id)))

    with django_assert_num_queries(23):
        client.get("/")
