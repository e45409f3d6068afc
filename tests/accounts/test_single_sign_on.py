"""Single sign-on by setting: a person of the house's own directory gets an account here."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.accounts.make import make_user
from tests.organisations.making import make_manager, make_organisation

from duijie.accounts import queries
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.accounts.rules import NEEDED, TEXT_VERSIONS
from duijie.config import settings as node
from duijie.kernel.actors import SYSTEM
from duijie.organisations.services import invite_member
from duijie.organisations.types import Role
from duijie.site.services import change_settings
from duijie.site.types import NodeSettings, SignUp

pytestmark = pytest.mark.django_db

PERSON = {
    "sub": "0042",
    "email": "lin@house.example",
    "email_verified": True,
    "name": "Lin Example",
}


class Directory(BaseHTTPRequestHandler):
    """The directory of a house as far as sign-in needs it (OpenID Connect Core 1.0)."""

    asked: list[str]

    def do_GET(self) -> None:
        """Say what there is, and who signed in."""
        here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if "openid-configuration" in self.path:
            self._say(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/userinfo",
                    "jwks_uri": f"{here}/keys",
                }
            )
        else:
            self.asked.append(self.headers.get("Authorization", ""))
            self._say(PERSON)

    def do_POST(self) -> None:
        """Give a token for a code."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append(body)
        self._say({"access_token": "from the directory", "token_type": "Bearer"})

    def _say(self, said: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def directory() -> Iterator[str]:
    """The address of a house's directory."""
    Directory.asked = []
    with HTTPServer(("127.0.0.1", 0), Directory) as server:
        beside = threading.Thread(target=server.serve_forever)
        beside.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        beside.join()


@pytest.fixture
def client(directory: str, settings: Any) -> Client:
    """A browser at a node that knows the directory."""
    app = {
        "provider_id": "sso",
        "name": "House of Example",
        "client_id": "duijie",
        "secret": "between us",
        "settings": {"server_url": directory},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": node.SOCIALACCOUNT_PROVIDERS["openid_connect"] | {"APPS": [app]}
    }
    return Client(headers={"accept-language": "en"})


def sign_in(client: Client) -> Any:
    """Go to the directory and come back with a code, as a browser is led."""
    gone = client.post("/accounts/oidc/sso/login/")
    asked = parse_qs(urlsplit(gone["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    back = {"code": "once", "state": asked["state"][0]}
    return client.get("/accounts/oidc/sso/login/callback/", back, follow=True)


def test_without_the_setting_there_is_no_single_sign_on() -> None:
    assert "House of Example" not in Client().get("/accounts/login/").content.decode()
    assert Client().post("/accounts/oidc/sso/login/").status_code == 404


def test_the_page_offers_the_directory_by_its_name(client: Client) -> None:
    assert "House of Example" in client.get("/accounts/login/").content.decode()


def fill_in(client: Client, page: Any, **said: str) -> Any:
    """Send the short form as a person would."""
    form = {"display_name": "Lin Example", "language": "en", "agreed": "on"} | said
    return client.post(page.request["PATH_INFO"], form)


def test_a_person_of_the_directory_agrees_to_the_texts_and_is_in(client: Client) -> None:
    page = sign_in(client)
    assert 'value="Lin Example"' in page.content.decode()
    assert not User.objects.exists()
    answer = fill_in(client, page, language="zh", display_name="林示例")

    made = User.objects.get(email=PERSON["email"])
    assert answer.status_code == 302
    assert (made.display_name, made.language) == ("林示例", "zh")
    assert not made.has_usable_password()
    said = queries.consents_of(actor_of(made), made.pk)
    assert {kind: one.text_version for kind, one in said.items()} == {
        kind: TEXT_VERSIONS[kind] for kind in NEEDED
    }
    assert client.session["_auth_user_id"] == str(made.pk)
    assert any("code_verifier" in one for one in Directory.asked)


def test_without_agreement_there_is_no_account(client: Client) -> None:
    page = sign_in(client)
    answer = fill_in(client, page, agreed="")

    assert answer.status_code == 200
    assert "Without your agreement" in answer.content.decode()
    assert not User.objects.exists()


def test_another_address_than_the_one_vouched_for_is_not_taken(client: Client) -> None:
    fill_in(client, sign_in(client), email="somebody@else.example")

    assert [one.email for one in User.objects.all()] == [PERSON["email"]]


@pytest.mark.parametrize(
    ("policy", "is_in"),
    [
        pytest.param(NodeSettings(sign_up=SignUp.INVITED), False, id="by invitation"),
        pytest.param(
            NodeSettings(sign_up=SignUp.DOMAINS, domains=("edu.example",)), False, id="elsewhere"
        ),
        pytest.param(
            NodeSettings(sign_up=SignUp.DOMAINS, domains=("house.example",)), True, id="by domain"
        ),
    ],
)
def test_who_may_join_holds_for_people_of_a_directory_too(
    client: Client, policy: NodeSettings, *, is_in: bool
) -> None:
    change_settings(actor=SYSTEM, wanted=policy)
    answer = fill_in(client, sign_in(client))

    assert User.objects.filter(email=PERSON["email"]).exists() is is_in
    assert (answer.status_code == 302) is is_in


def test_who_was_invited_may_join_from_a_directory(client: Client) -> None:
    change_settings(actor=SYSTEM, wanted=NodeSettings(sign_up=SignUp.INVITED))
    house = make_organisation()
    invite_member(
        actor=make_manager(house.pk),
        organisation_id=house.pk,
        email=str(PERSON["email"]),
        role=Role.MEMBER,
    )

    fill_in(client, sign_in(client))

    assert User.objects.filter(email=PERSON["email"]).exists()


def test_the_same_person_comes_back_to_the_same_account(client: Client) -> None:
    fill_in(client, sign_in(client))
    client.logout()

    sign_in(client)

    assert User.objects.count() == 1
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_an_address_that_both_sides_proved_opens_the_account_that_has_it(client: Client) -> None:
    known = make_user(str(PERSON["email"]))

    sign_in(client)

    assert client.session["_auth_user_id"] == str(known.pk)
    assert User.objects.count() == 1


def test_an_address_that_nobody_proved_here_opens_nothing(client: Client) -> None:
    known = make_user(str(PERSON["email"]))
    EmailAddress.objects.filter(user=known).update(verified=False)

    fill_in(client, sign_in(client))

    assert client.session.get("_auth_user_id") is None
    assert known.has_usable_password()


def test_an_address_that_the_directory_does_not_vouch_for_opens_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = make_user(str(PERSON["email"]))
    monkeypatch.setitem(PERSON, "email_verified", value=False)

    fill_in(client, sign_in(client), email=known.email)

    assert client.session.get("_auth_user_id") is None
    assert User.objects.count() == 1


def test_a_code_that_nobody_asked_for_opens_nothing(client: Client) -> None:
    client.get("/accounts/oidc/sso/login/callback/", {"code": "once", "state": "made up"})

    assert "_auth_user_id" not in client.session
    assert not User.objects.exists()
