"""Every refusal has one shape, speaks the reader's language, and uses HTTP's own words."""

from typing import Any

import pytest
from django.test import Client
from tests.api.calling import CHINESE, ENGLISH, FIRM, HOME, browser, make_program, post

pytestmark = pytest.mark.django_db


def problem(answer: Any) -> Any:
    """The problem of an answer; anything else is a failure."""
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json().keys() == {"code", "detail", "facts", "status"}
    assert answer.json()["status"] == answer.status_code
    return answer.json()


def test_wrong_input_is_said_place_by_place_in_the_readers_language() -> None:
    client, body = Client(), {"kind": "planet", "name_zh": 7}

    english = problem(post(client, HOME, body, **ENGLISH))
    chinese = problem(post(client, HOME, body, **CHINESE))

    assert english["facts"]["body.body.name_zh"] == "must be a text"
    assert chinese["facts"]["body.body.name_zh"] == "须为文本"
    assert english["facts"]["body.body.kind"].startswith("must be one of: 'firm'")


def test_a_body_that_is_no_json_is_a_problem() -> None:
    answer = browser().post(HOME, "{", content_type="application/json")

    assert answer.status_code == 422
    assert problem(answer)["facts"] == {"body": "must be JSON"}


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v1/organisations/1/members"])
def test_an_unknown_address_is_a_problem(address: str) -> None:
    answer = Client().get(address)

    assert answer.status_code == 404
    assert problem(answer)["code"] == "api.no_such_address"


def test_a_method_that_is_not_offered_is_a_problem_that_names_those_that_are() -> None:
    answer = Client().patch(HOME)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, POST"
    assert problem(answer)["code"] == "api.method_not_offered"


def test_a_change_names_the_version_it_saw() -> None:
    client = make_program()
    made = post(client, HOME, FIRM).json()
    address = f"{HOME}/{made['id']}"
    etag = client.get(address)["ETag"]

    def change(**headers: str) -> Any:
        return client.put(address, FIRM, content_type="application/json", headers=headers)

    assert problem(change())["status"] == 428
    assert change(**{"If-Match": etag}).status_code == 200
    assert problem(change(**{"If-Match": etag}))["status"] == 412
    assert problem(change(**{"If-Match": '"nonsense"'}))["status"] == 412
    assert change(**{"If-Match": "*"}).status_code == 200
