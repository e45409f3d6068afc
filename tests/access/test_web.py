"""The pages of tokens and webhooks, as a browser sees them."""

import re
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from tests.accounts.make import PASSWORD, make_operator, make_user
from tests.api.calling import FIRM, HOME, post, program

from duijie.access import services
from duijie.access.models import Token, Webhook
from duijie.access.types import Scope
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.foundation import audit
from duijie.kernel.language import Language

pytestmark = pytest.mark.django_db
TOKENS, WEBHOOKS = "/account/tokens", "/account/webhooks"
TOKEN_FORM = {"name": "import", "scopes": ["read", "write"], "days": "30"}
# An address that needs no look-up.
HOOK_FORM: dict[str, Any] = {"address": "https://1.1.1.1/news", "topics": ["offer", "need"]}
ENGLISH, CHINESE = {"accept-language": "en"}, {"accept-language": "zh-hans"}


@pytest.fixture
def user() -> User:
    return make_user()


def signed_in(user: User) -> Client:
    """A browser in which somebody has just typed the password."""
    browser = Client(headers=ENGLISH)
    browser.force_login(user)
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return browser


def text_of(answer: Any) -> str:
    """The page."""
    assert answer.status_code == 200
    page: str = answer.content.decode()
    return page


def secret_on(page: str) -> str:
    """The secret that a page shows."""
    found = re.search(r'id="secret"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_token_made_on_the_page_opens_the_api_and_its_secret_is_shown_once(user: User) -> None:
    browser = signed_in(user)
    answer = browser.post(f"{TOKENS}/new", TOKEN_FORM)
    secret = secret_on(text_of(answer))

    assert "no-store" in answer["Cache-Control"]
    assert post(program(secret), HOME, FIRM).status_code == 201
    assert secret not in text_of(browser.get(TOKENS))
    assert "import" in text_of(browser.get(TOKENS))


def test_a_browser_that_was_left_open_makes_no_token(user: User) -> None:
    browser = Client(headers=ENGLISH)
    browser.force_login(user)

    answer = browser.post(f"{TOKENS}/new", TOKEN_FORM)

    assert answer.status_code == 302
    assert "/accounts/reauthenticate/" in answer["Location"]
    assert not Token.objects.exists()


def test_a_token_revoked_on_the_page_opens_nothing(user: User) -> None:
    browser = signed_in(user)
    secret = secret_on(text_of(browser.post(f"{TOKENS}/new", TOKEN_FORM)))

    browser.post(f"{TOKENS}/{Token.objects.get().pk}/revoke")

    assert program(secret).get(HOME).status_code == 401
    assert "revoked" in text_of(browser.get(TOKENS))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"name": " "}, "required", id="no name"),
        pytest.param({"scopes": []}, "required", id="no scope"),
        pytest.param({"days": "999"}, "366", id="too long a life"),
        pytest.param({"scopes": ["operate"]}, "not one of the available", id="an operator's"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused_in_the_form(
    user: User, wrong: dict[str, object], said: str
) -> None:
    page = text_of(signed_in(user).post(f"{TOKENS}/new", TOKEN_FORM | wrong))

    assert said in page
    assert not Token.objects.exists()


def test_operators_can_make_a_token_with_their_powers() -> None:
    operator = make_operator()
    browser = signed_in(User.objects.get(pk=str(operator.user_id)))

    browser.post(f"{TOKENS}/new", TOKEN_FORM | {"scopes": ["read", "operate"]})

    assert Token.objects.get().scopes == ["operate", "read"]


def test_a_webhook_made_on_the_page_shows_its_secret_once(user: User) -> None:
    browser = signed_in(user)
    answer = browser.post(f"{WEBHOOKS}/new", HOOK_FORM)
    secret = secret_on(text_of(answer))

    assert secret.startswith("whsec_")
    assert "no-store" in answer["Cache-Control"]
    page = text_of(browser.get(WEBHOOKS))
    assert secret not in page
    assert HOOK_FORM["address"] in page


def test_an_address_inside_is_refused_in_the_form(user: User) -> None:
    wrong = HOOK_FORM | {"address": "https://10.0.0.1/news"}

    page = text_of(signed_in(user).post(f"{WEBHOOKS}/new", wrong))

    assert "private network" in page
    assert not Webhook.objects.exists()


def make_webhook(user: User) -> Webhook:
    """A webhook that was switched off."""
    with override_settings(WEBHOOKS_PRIVATE=True):
        made = services.add_webhook(
            actor=actor_of(user), address="http://127.0.0.1/news", topics=["offer"]
        )
    Webhook.objects.filter(pk=made.pk).update(disabled_at=timezone.now())
    return made


def test_a_webhook_is_switched_on_looked_into_and_removed(user: User) -> None:
    browser, made = signed_in(user), make_webhook(user)
    assert "switched off" in text_of(browser.get(WEBHOOKS))

    browser.post(f"{WEBHOOKS}/{made.pk}/enable")
    assert Webhook.objects.get().disabled_at is None
    assert "Nothing was sent yet." in text_of(browser.get(f"{WEBHOOKS}/{made.pk}"))

    browser.post(f"{WEBHOOKS}/{made.pk}/remove")
    assert not Webhook.objects.exists()
    assert audit.entries_about(made.pk)[0].action == "webhook.removed"


def test_the_tokens_and_webhooks_of_others_are_not_there(user: User) -> None:
    made = make_webhook(user)
    issued = services.issue_token(actor=actor_of(user), name="own", scopes={Scope.READ}, days=1)
    other = signed_in(make_user())

    assert "own" not in re.findall(r'<th scope="row">([^<]+)', text_of(other.get(TOKENS)))
    assert other.post(f"{TOKENS}/{issued.token.pk}/revoke").status_code == 404
    assert other.get(f"{WEBHOOKS}/{made.pk}").status_code == 404
    assert other.post(f"{WEBHOOKS}/{made.pk}/enable").status_code == 404
    assert other.post(f"{WEBHOOKS}/{made.pk}/remove").status_code == 404


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        pytest.param(TOKENS, "访问令牌", id="tokens"),
        pytest.param(f"{TOKENS}/new", "新建令牌", id="new token"),
        pytest.param(WEBHOOKS, "Webhook", id="webhooks"),
        pytest.param(f"{WEBHOOKS}/new", "新建 Webhook", id="new webhook"),
        pytest.param("/api/v1/docs", "令牌在“访问令牌”页面创建", id="the reference"),
    ],
)
def test_the_pages_speak_chinese(address: str, heading: str) -> None:
    browser = signed_in(make_user(language=Language.ZH))

    assert heading in text_of(browser.get(address, headers=CHINESE))


def test_both_are_found_from_every_page_of_ones_own(user: User) -> None:
    page = text_of(signed_in(user).get("/account"))

    assert f'href="{TOKENS}"' in page
    assert f'href="{WEBHOOKS}"' in page
