"""The clinic over the API."""

from pathlib import Path

import pytest
from django.test import Client
from tests.catalogue.making import make_published
from tests.clinic.making import ZH
from tests.matching.making import bring_up_to_date

from duijie.catalogue.types.words import Visibility
from duijie.clinic.models import Draft

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/clinic/read"
THINNING = "需要把碳化硅晶圆减薄到 100 µm 以下，翘曲不超过 30 µm。"


def test_a_text_is_answered_with_card_questions_and_candidates(index: Path) -> None:
    made = make_published()
    bring_up_to_date(index)

    found = Client().post(ADDRESS, {"text": THINNING}, "application/json").json()

    (limit,) = [one for one in found["items"] if "30" in one["words"]]
    assert THINNING[limit["start"] : limit["end"]] == limit["words"]
    assert 0 < len(found["questions"]) <= 5
    assert found["candidates"][0]["listing"]["id"] == str(made.pk)
    assert not Draft.objects.exists()


def test_strangers_get_no_candidate_that_is_not_for_them(index: Path) -> None:
    make_published(visibility=Visibility.REGISTERED)
    bring_up_to_date(index)

    found = Client().post(ADDRESS, {"text": THINNING}, "application/json").json()

    assert (found["candidates"], found["nearest"]) == ([], None)


def test_without_an_index_the_card_comes_all_the_same() -> None:
    found = Client().post(ADDRESS, {"text": ZH}, "application/json").json()

    assert found["searched"] is False
    assert found["items"]


def test_a_text_without_words_is_refused() -> None:
    answer = Client().post(ADDRESS, {"text": " "}, "application/json")

    assert answer.status_code == 422
    assert answer.json()["code"] == "clinic.nothing_written"
