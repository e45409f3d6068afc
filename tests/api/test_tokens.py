"""Programs come in by a token that reaches no further than its person allowed."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.accounts.make import make_operator, make_person, make_user
from tests.api.calling import FIRM, HOME, browser, make_program, make_token, post, program

from duijie.access.models import Token
from duijie.access.types import Scope
from duijie.accounts import services as accounts
from duijie.accounts.queries import actor_of
from duijie.foundation import audit
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db
TOKENS = "/api/v1/tokens"
WANTED = {"name": "import", "scopes": ["read", "write"], "days": 30}


def test_a_person_makes_a_token_and_a_program_uses_it() -> None:
    made = post(browser(), TOKENS, WANTED)
    answer = post(program(made.json()["secret"]), HOME, FIRM)

    assert made.status_code == 201
    assert made["Cache-Control"] == "no-store"
    assert answer.status_code == 201


def test_the_secret_is_told_once_and_kept_nowhere() -> None:
    client = browser()
    secret = post(client, TOKENS, WANTED).json()["secret"]

    assert secret not in client.get(TOKENS).content.decode()
    assert secret not in str(list(Token.objects.values_list()))


def test_making_and_revoking_leave_a_trace_without_the_secret() -> None:
    client = browser()
    made = post(client, TOKENS, WANTED).json()
    client.delete(f"{TOKENS}/{made['token']['id']}")

    entries = audit.entries_about(made["token"]["id"])
    assert [entry.action for entry in entries] == ["token.revoked", "token.issued"]
    assert made["secret"] not in str([entry.facts for entry in entries])


def test_a_revoked_token_opens_nothing() -> None:
    client = browser()
    made = post(client, TOKENS, WANTED).json()

    assert client.delete(f"{TOKENS}/{made['token']['id']}").status_code == 204
    answer = program(made["secret"]).get(HOME)
    assert answer.status_code == 401
    assert answer.json()["code"] == "access.token_unusable"
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_an_old_token_opens_nothing() -> None:
    secret = make_token(make_person(), days=1)

    with clock.stopped_at(clock.now() + timedelta(days=1, seconds=1)):
        assert program(secret).get(HOME).status_code == 401


def test_the_token_of_a_blocked_person_opens_nothing() -> None:
    user = make_user()
    secret = make_token(actor_of(user))
    accounts.block_account(actor=SYSTEM, user_id=user.pk, reason="left")

    assert program(secret).get(HOME).status_code == 401


@pytest.mark.parametrize("secret", ["", "djt_unknown", "x" * 5000, "钥匙"])
def test_an_unknown_token_is_never_taken_for_a_stranger(secret: str) -> None:
    assert (
        Client(headers={"Authorization": f"Bearer {secret}".encode().decode("latin-1")})
        .get(HOME)
        .status_code
        == 401
    )


def test_a_token_for_reading_changes_nothing() -> None:
    reader = program(make_token(make_person(), Scope.READ))

    assert reader.get(HOME).status_code == 200
    answer = post(reader, HOME, FIRM)
    assert answer.status_code == 403
    assert answer.json()["code"] == "access.scope_missing"


def test_an_operators_token_has_no_special_powers_unless_it_was_made_for_them() -> None:
    operator = make_operator()
    plain = program(make_token(operator))
    mighty = program(make_token(operator, Scope.READ, Scope.WRITE, Scope.OPERATE))
    address = f"{HOME}/{SYSTEM_ID}/mergers"

    assert post(plain, address, MERGER).status_code == 403
    assert post(mighty, address, MERGER).status_code == 404


SYSTEM_ID = "01900000-0000-7000-8000-000000000000"
MERGER = {"gone_id": "01900000-0000-7000-8000-000000000001", "reason": "same"}


def test_only_operators_make_tokens_with_an_operators_powers() -> None:
    answer = post(browser(), TOKENS, WANTED | {"scopes": ["read", "operate"]})

    assert answer.status_code == 403


def test_a_token_makes_no_tokens() -> None:
    answer = post(make_program(), TOKENS, WANTED)

    assert answer.status_code == 403
    assert answer.json()["code"] == "access.session_needed"


def test_nobody_sees_or_revokes_the_tokens_of_others() -> None:
    made = post(browser(), TOKENS, WANTED).json()["token"]
    other = browser()

    assert other.get(TOKENS).json()["items"] == []
    assert other.delete(f"{TOKENS}/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        pytest.param({"name": " "}, "access.token_nameless", id="no name"),
        pytest.param({"scopes": []}, "access.token_without_scope", id="no scope"),
        pytest.param({"days": 0}, "access.token_life_unfit", id="no life"),
        pytest.param({"days": 9999}, "access.token_life_unfit", id="too long a life"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(wrong: dict[str, object], code: str) -> None:
    answer = post(browser(), TOKENS, WANTED | wrong)

    assert answer.status_code == 422
    assert answer.json()["code"] == code


def test_the_last_use_is_noted_once_a_minute() -> None:
    secret = make_token(make_person())
    now = clock.now()

    for later in (0, 30, 90):
        with clock.stopped_at(now + timedelta(seconds=later)):
            program(secret).get(HOME)

    assert Token.objects.get().last_used_at == now + timedelta(seconds=90)


def test_a_program_needs_no_token_against_forgery_and_a_browser_does() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user())

    assert post(make_program(), HOME, FIRM).status_code == 201
    answer = post(strict, HOME, FIRM)
    assert answer.status_code == 403
    assert answer.json()["code"] == "api.forgery_possible"


def test_guessing_tokens_is_slowed_down() -> None:
    guesses = [program(f"djt_{number}").get(HOME).status_code for number in range(22)]

    assert guesses[:20] == [401] * 20
    assert guesses[-1] == 429


def test_a_wrong_token_from_no_place_at_all_is_refused_like_any_other() -> None:
    answer = Client(REMOTE_ADDR="").get("/api/v1/me", headers={"Authorization": "Bearer unknown"})

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
