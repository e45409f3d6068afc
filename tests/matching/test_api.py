"""The search over the API."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.catalogue.making import make_published
from tests.matching.making import bring_up_to_date

from duijie.catalogue.types.words import Visibility

pytestmark = pytest.mark.django_db


def test_the_search_answers_with_records_reasons_and_facets(index: Path) -> None:
    made = make_published(trl=5)
    bring_up_to_date(index)

    found = Client().get("/api/v1/search/offer", {"q": "晶圆减薄"}).json()

    assert found["total"] == 1
    assert found["items"][0]["listing"]["id"] == str(made.pk)
    assert found["items"][0]["reasons"]
    assert {"value": "4-6", "count": 1, "chosen": False, "name_zh": "", "name_en": ""} in [
        value for facet in found["facets"] for value in facet["values"]
    ]


def test_strangers_are_not_told_of_what_is_not_for_them(index: Path) -> None:
    make_published(visibility=Visibility.REGISTERED)
    bring_up_to_date(index)

    for said in ({"q": "晶圆减薄"}, {}):
        found = Client().get("/api/v1/search/offer", said).json()
        assert (found["total"], found["items"]) == (0, [])
        assert not [value for facet in found["facets"] for value in facet["values"]]


def test_a_cursor_that_nobody_gave_is_refused() -> None:
    answer = Client().get("/api/v1/search/offer", {"cursor": "made-up"})

    assert answer.status_code == 422
    assert answer.json()["code"] == "kernel.unknown_cursor"


def test_the_endpoint_asks_the_database_a_fixed_number_of_questions(
    index: Path, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(3):
        make_published(trl=5)
    bring_up_to_date(index)
    Client().get("/api/v1/search/offer", {"q": "晶圆减薄", "trl": "7-9"})

    with django_assert_num_queries(11):
        Client().get("/api/v1/search/offer", {"q": "晶圆减薄"})
