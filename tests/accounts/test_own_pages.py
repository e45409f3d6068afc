"""A person's own pages: profile, languages, consents, sessions, their data, and leaving."""

import json
import re

import pytest
from django.test import Client
from tests.accounts.make import PASSWORD, make_user
from tests.foundation.working import do_all_jobs
from tests.organisations.making import make_organisation

from duijie.accounts import queries
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.accounts.types import Consent
from duijie.kernel.language import Language
from duijie.organisations.models import Membership
from duijie.organisations.types import Role

pytestmark = pytest.mark.django_db

PAGES = (
    "/account",
    "/account/notices",
    "/account/consents",
    "/account/data",
    "/account/leave",
    "/accounts/sessions/",
    "/accounts/email/",
    "/accounts/2fa/",
)


@pytest.fixture
def user() -> User:
    """Somebody who reads English."""
    return make_user()


@pytest.fixture
def browser(user: User) -> Client:
    """Their browser, after signing in with the password."""
    return signed_in(user)


def signed_in(user: User) -> Client:
    """A browser in which somebody has just typed their password."""
    client = Client(headers={"accept-language": "en"})
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(address: str) -> None:
    answer = Client().get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("address", PAGES)
def test_every_own_page_opens_in_the_language_of_the_profile(
    address: str, language: Language
) -> None:
    answer = signed_in(make_user(language=language)).get(address)

    assert answer.status_code == 200
    assert ('<html lang="zh' in answer.content.decode()) is (language is Language.ZH)


def test_a_changed_profile_is_kept_and_the_next_page_speaks_the_new_language(
    user: User, browser: Client
) -> None:
    changed = {"name": "林 Lin", "language": "zh", "time_zone": "Asia/Shanghai"}

    answer = browser.post("/account", changed, follow=True)

    user.refresh_from_db()
    assert (user.display_name, user.language, user.time_zone) == ("林 Lin", "zh", "Asia/Shanghai")
    assert '<html lang="zh' in answer.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"language": "fr"}, {"time_zone": "Moon/Tycho"}, {"name": "x" * 81}]
)
def test_a_profile_that_makes_no_sense_is_refused_beside_the_field(
    user: User, browser: Client, wrong: dict[str, str]
) -> None:
    right = {"name": "Lin", "language": "en", "time_zone": "Asia/Shanghai"}

    answer = browser.post("/account", right | wrong)

    user.refresh_from_db()
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == list(wrong)
    assert user.display_name != "Lin"


def test_a_language_chosen_on_any_page_is_kept_in_the_profile(user: User, browser: Client) -> None:
    browser.post("/language/setlang/", {"language": "zh-hans", "next": "/account"})

    user.refresh_from_db()
    assert user.language == "zh"


def test_a_consent_is_given_and_taken_back_and_both_stand_in_the_log(
    user: User, browser: Client
) -> None:
    browser.post("/account/consents/digest", {"give": "1"})
    given = queries.has_agreed(user.pk, Consent.DIGEST)
    browser.post("/account/consents/digest")

    assert given
    assert not queries.has_agreed(user.pk, Consent.DIGEST)
    said = [one.given for one in queries.consent_log(actor_of(user), user.pk)][:2]
    assert said == [False, True]
    assert browser.get("/account/consents").content.decode().count("<time") >= 2


def test_a_consent_that_there_is_not_changes_nothing(user: User, browser: Client) -> None:
    before = queries.consent_log(actor_of(user), user.pk).count()

    browser.post("/account/consents/everything", {"give": "1"})

    assert queries.consent_log(actor_of(user), user.pk).count() == before


@pytest.mark.django_db(transaction=True)
def test_a_person_fetches_all_that_the_node_knows_of_them_and_nobody_else_does(
    user: User, browser: Client
) -> None:
    browser.post("/account/data")
    do_all_jobs()
    link = re.search(r'href="(/account/data/[^"]+)"', browser.get("/account/data").content.decode())
    assert link

    copy = browser.get(link[1])

    told = json.loads(b"".join(copy.streaming_content))  # type: ignore[attr-defined]
    assert told["account"]["email"] == user.email
    assert "attachment" in copy["Content-Disposition"]
    assert signed_in(make_user()).get(link[1]).status_code == 404


def test_a_browser_that_was_left_open_fetches_no_data_and_deletes_no_account(user: User) -> None:
    left_open = Client()
    left_open.force_login(user)

    for address in ("/account/data/00000000-0000-0000-0000-000000000000", "/account/leave"):
        answer = left_open.get(address)
        assert answer.status_code == 302
        assert "/accounts/reauthenticate/" in answer["Location"]


def test_whoever_deletes_their_account_says_that_they_mean_it(user: User, browser: Client) -> None:
    browser.post("/account/leave", {})
    user.refresh_from_db()
    assert user.deleted_at is None

    answer = browser.post("/account/leave", {"sure": "on"})

    user.refresh_from_db()
    assert answer["Location"] == "/"
    assert user.deleted_at is not None
    assert "_auth_user_id" not in browser.session
    again = Client()
    again.post("/accounts/login/", {"login": "person@example.org", "password": PASSWORD})
    assert "_auth_user_id" not in again.session


def test_the_only_manager_of_an_organisation_does_not_leave_it_alone(
    user: User, browser: Client
) -> None:
    house = make_organisation()
    Membership.objects.create(organisation=house, user=user, role=Role.MANAGER.value)

    answer = browser.post("/account/leave", {"sure": "on"})

    user.refresh_from_db()
    assert user.deleted_at is None
    assert str(house) in answer.content.decode()


def test_a_person_ends_the_sessions_in_other_browsers(user: User, browser: Client) -> None:
    other = signed_in(user)
    for each in (other, browser):
        each.get("/account")

    browser.post("/accounts/sessions/")

    assert browser.get("/account").status_code == 200
    assert other.get("/account").status_code == 302


def test_a_second_factor_is_set_up_only_with_a_right_code(browser: Client) -> None:
    page = browser.get("/accounts/2fa/totp/activate/")

    assert page.status_code == 200
    assert "<svg" in page.content.decode() or "data:image" in page.content.decode()
    refused = browser.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert refused.context["form"].errors["code"]
