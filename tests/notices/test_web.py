"""The list of notices, the choices, and the links of mails, as a browser sees them."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from django.test import Client
from tests.accounts.make import make_user

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.kernel.actors import SYSTEM
from duijie.notices import queries, services
from duijie.notices.letters import letter_about
from duijie.notices.types import Delivery, Kind, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def tell(user: User, times: int = 1) -> None:
    for _ in range(times):
        services.notify(
            actor=SYSTEM,
            people=[user.pk],
            kind=Kind.LISTING_PUBLISHED,
            path="/organisations",
            title_zh="碳化硅减薄",
        )


def test_the_bell_says_how_much_is_unread(user: User, browser: Client) -> None:
    tell(user, times=2)

    assert "2 unread notices" in browser.get("/notices").content.decode()


def test_opening_a_notice_leads_to_the_page_and_counts_as_read(user: User, browser: Client) -> None:
    tell(user)

    answer = browser.get(f"/notices/{queries.notices_of(actor_of(user)).get().pk}")

    assert answer.headers["Location"] == "/organisations"
    assert queries.unread_count(actor_of(user)) == 0


def test_a_stranger_is_asked_to_sign_in() -> None:
    assert Client().get("/notices").status_code == 302


def test_the_list_costs_the_same_however_long(
    user: User, browser: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    tell(user, times=31)

    with django_assert_num_queries(5):  # session, user, memberships, list, bell
        page = browser.get("/notices")

    assert 'rel="next"' in page.content.decode()


def test_all_is_read_with_one_button(user: User, browser: Client) -> None:
    tell(user, times=3)

    browser.post("/notices/read")

    assert queries.unread_count(actor_of(user)) == 0


def test_the_choices_are_kept(user: User, browser: Client) -> None:
    wanted = dict(zip(queries.deliveries_of(actor_of(user)), cycle(Delivery), strict=False))

    browser.post("/account/notices", wanted)

    assert queries.deliveries_of(actor_of(user)) == wanted


def test_a_mail_program_stops_the_mails_with_one_post(user: User) -> None:
    tell(user)
    letter = letter_about(user, list(queries.notices_of(actor_of(user))))
    path = letter.extra_headers["List-Unsubscribe"].strip("<>").partition("8000")[2]
    program = Client(enforce_csrf_checks=True)

    program.get(path)
    opened = queries.deliveries_of(actor_of(user))[Topic.RECORDS]
    answer = program.post(path, {"List-Unsubscribe": "One-Click"})

    assert opened is Delivery.AT_ONCE
    assert answer.status_code == 200
    assert queries.deliveries_of(actor_of(user))[Topic.RECORDS] is Delivery.IN_APP
