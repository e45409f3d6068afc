"""Signing up and in, as a browser does it."""

import re

import pytest
from django.core import mail
from django.test import Client
from tests.accounts.make import PASSWORD, make_user

from duijie.accounts import queries
from duijie.accounts.models import User
from duijie.accounts.rules import NEEDED

pytestmark = pytest.mark.django_db

NEWCOMER = {
    "email": "new@example.org",
    "password1": PASSWORD,
    "display_name": "Lin",
    "agreed": "on",
}


def test_a_newcomer_signs_up_and_confirms_the_address(client: Client) -> None:
    answer = client.post("/accounts/signup/", NEWCOMER)

    assert answer.status_code == 302
    user = User.objects.get(email="new@example.org")
    assert user.display_name == "Lin"
    assert all(queries.has_agreed(user.pk, kind) for kind in NEEDED)
    link = re.search(r"http://\S+(/accounts/confirm-email/\S+)", str(mail.outbox[0].body))
    assert link
    assert client.post(link[1]).status_code == 302


def test_nobody_signs_up_without_agreeing(client: Client) -> None:
    client.post("/accounts/signup/", NEWCOMER | {"agreed": ""})

    assert not User.objects.exists()


def test_signing_up_does_not_tell_who_has_an_account(client: Client) -> None:
    make_user("taken@example.org")

    known = client.post("/accounts/signup/", NEWCOMER | {"email": "taken@example.org"})
    unknown = Client().post("/accounts/signup/", NEWCOMER)

    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )


def test_a_person_signs_in(client: Client) -> None:
    user = make_user()

    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_guessing_passwords_is_stopped(client: Client) -> None:
    user = make_user()
    wrong = {"login": user.email, "password": "wrong"}

    for _ in range(12):
        client.post("/accounts/login/", wrong)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session
