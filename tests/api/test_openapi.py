"""The description of the API is served, is committed, and is what the API does."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from docs import generate
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.accounts.make import make_person
from tests.api.calling import ENGLISH, make_token

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
EXAMPLES = 3
# Not the two that take the description for all there is to say: a name of blanks is a text too,
# and is refused by the rules.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(autouse=True)
def _the_connection_stays() -> Iterator[None]:
    """As Django's own client does: the connection holds the transaction of the test."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


described = schemathesis.openapi.from_dict(json.loads(generate.openapi()))
described.app = get_wsgi_application()


def test_the_description_is_served() -> None:
    served = Client().get(DESCRIPTION).json()

    assert json.loads(generate.openapi()) == served


def test_the_page_that_reads_it_takes_everything_from_this_node() -> None:
    answer = Client(headers=ENGLISH).get("/api/v1/docs")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)
    assert not re.findall(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon[a-z]+=", page)


def test_two_shapes_of_one_name_are_described_as_two() -> None:
    shapes = json.loads(generate.openapi())["components"]["schemas"]
    stages = [
        shape["enum"]
        for name, shape in shapes.items()
        if name.startswith("Stage") and "enum" in shape
    ]

    assert ["active", "closed", "merged"] in stages
    assert len({tuple(stage) for stage in stages}) == len(stages) > 1


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_it_is_described(case: "schemathesis.Case[Any]") -> None:
    """Nothing sent to any operation breaks it or is answered in a way nobody was told of."""
    token = make_token(make_person())

    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)
