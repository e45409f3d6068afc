"""A request that names too great a length is turned away before it is read."""

import pytest
from django.test import Client, RequestFactory

from duijie.config.middleware import LARGEST_BODY, refuse_what_is_too_large

pytestmark = pytest.mark.django_db


def post(address: str, length: int) -> tuple[int, str, str]:
    answer = Client(headers={"accept-language": "en"}).generic(
        "POST", address, b"", CONTENT_LENGTH=str(length)
    )
    return answer.status_code, answer.headers["Content-Type"], answer.content.decode()


def test_a_page_says_how_large_a_file_may_be() -> None:
    status, kind, said = post("/search", LARGEST_BODY + 1)

    assert (status, kind) == (413, "text/html; charset=utf-8")
    assert "50 MB at most" in said


def test_the_api_answers_with_a_problem() -> None:
    status, kind, said = post("/api/v1/organisations", LARGEST_BODY + 1)

    assert (status, kind) == (413, "application/problem+json")
    assert "api.body_too_large" in said


def test_nothing_of_the_body_is_read() -> None:
    request = RequestFactory().post("/api/v1/organisations", CONTENT_LENGTH=str(LARGEST_BODY + 1))
    request.read = None  # type: ignore[method-assign, assignment]

    def reached(_request: object) -> None:
        raise AssertionError

    answer = refuse_what_is_too_large(reached)(request)  # type: ignore[arg-type]

    assert answer.status_code == 413
