"""A request with a key of its own takes effect once, however often and at once it comes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from tests.accounts.make import make_person
from tests.api.calling import FIRM, HOME, browser, make_program, make_token, post, program

from duijie.access.models import KeptAnswer
from duijie.organisations.models import Organisation

KEY = {"Idempotency-Key": "order-7"}


@pytest.mark.django_db
def test_the_same_request_is_answered_the_same_and_done_once() -> None:
    client = make_program()

    first, second = post(client, HOME, FIRM, **KEY), post(client, HOME, FIRM, **KEY)

    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert second["Idempotency-Replayed"] == "true"
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_not_used_for_another_request() -> None:
    client = make_program()
    post(client, HOME, FIRM, **KEY)

    answer = post(client, HOME, FIRM | {"name_zh": "北辰大学"}, **KEY)

    assert answer.status_code == 409
    assert answer.json()["code"] == "access.key_used_for_another"


@pytest.mark.django_db
def test_two_people_may_use_the_same_key() -> None:
    answers = [
        post(make_program(), HOME, FIRM | {"name_zh": name}, **KEY).status_code
        for name in ("北辰大学", "远山水泵有限公司")
    ]

    assert answers == [201, 201]


@pytest.mark.django_db
def test_what_was_refused_may_be_tried_again_with_the_same_key() -> None:
    client = make_program()

    assert post(client, HOME, {"kind": "firm"}, **KEY).status_code == 422
    assert KeptAnswer.objects.count() == 0
    assert post(client, HOME, FIRM, **KEY).status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", " ", "x" * 129, "a b"])
def test_a_key_that_cannot_be_kept_is_refused(key: str) -> None:
    answer = post(make_program(), HOME, FIRM, **{"Idempotency-Key": key})

    assert answer.status_code == 422
    assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_an_answer_with_a_secret_is_neither_kept_nor_given() -> None:
    client = browser()
    wanted = {"name": "import", "scopes": ["read"], "days": 1}

    answer = post(client, "/api/v1/tokens", wanted, **KEY)

    assert answer.status_code == 422
    assert answer.json()["code"] == "access.answer_not_kept"
    assert client.get("/api/v1/tokens").json()["items"] == []
    assert KeptAnswer.objects.count() == 0


@pytest.mark.django_db
def test_a_stranger_gains_nothing_by_a_key() -> None:
    assert post(program("djt_wrong"), HOME, FIRM, **KEY).status_code == 401
    assert KeptAnswer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_request_at_the_same_time_is_done_once() -> None:
    secret, together = make_token(make_person()), 6
    start = Barrier(together)

    def call(_number: int) -> Any:
        try:
            start.wait(20)
            return post(program(secret), HOME, FIRM, **KEY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(together) as threads:
        answers = list(threads.map(call, range(together)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer for answer in answers) == together - 1
    assert Organisation.objects.count() == 1
