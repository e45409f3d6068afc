"""Nobody learns from the node who has an account."""

import re
import statistics
import time
from typing import Any

import pytest
from django.test import Client, override_settings
from tests.accounts.make import PASSWORD, make_user

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "known@example.org", "unknown@example.org"
CHANCE = re.compile(r"csrfmiddlewaretoken[^>]*>")
# A busy machine; the two must be of one order, not equal.
SLOWER = 3.0
TRIES = 5

FORMS = [
    pytest.param("/accounts/login/", {"login": "", "password": "a wrong word"}, id="sign in"),
    pytest.param("/accounts/password/reset/", {"email": ""}, id="reset"),
    pytest.param(
        "/accounts/signup/",
        {"email": "", "password1": PASSWORD, "display_name": "Lin", "agreed": "on"},
        id="sign up",
    ),
]


def asked(address: str, form: dict[str, str], email: str) -> tuple[Any, float]:
    """The answer to a form that names an address, and how long it took."""
    filled = {name: value or email for name, value in form.items()}
    start = time.perf_counter()
    answer = Client(headers={"accept-language": "en"}).post(address, filled)
    return answer, time.perf_counter() - start


def said(answer: Any, email: str) -> tuple[int, str, str]:
    """What is told, apart from the address that was typed."""
    text = CHANCE.sub("", answer.content.decode()).replace(email, "")
    return answer.status_code, answer.get("Location", ""), text


@pytest.mark.parametrize(("address", "form"), FORMS)
def test_a_known_address_is_answered_like_an_unknown_one(
    address: str, form: dict[str, str]
) -> None:
    make_user(KNOWN)

    known, unknown = (asked(address, form, email)[0] for email in (KNOWN, UNKNOWN))

    assert said(known, KNOWN) == said(unknown, UNKNOWN)


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"])
def test_a_wrong_password_takes_as_long_as_an_unknown_address() -> None:
    make_user(KNOWN)
    address, form = "/accounts/login/", {"login": "", "password": "a wrong word"}
    asked(address, form, UNKNOWN)

    known, unknown = (
        statistics.median(asked(address, form, email)[1] for _ in range(TRIES))
        for email in (KNOWN, UNKNOWN)
    )

    assert 1 / SLOWER < known / unknown < SLOWER
