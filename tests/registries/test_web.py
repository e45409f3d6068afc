"""The pages of the registries and the picker."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils import translation

from duijie.registries.types import Register
from duijie.web.registries.forms import EntryField

pytestmark = [pytest.mark.usefixtures("loaded_once"), pytest.mark.django_db]


class Form(forms.Form):
    """A form that asks for a region."""

    region = EntryField(Register.REGIONS)
    place = EntryField(Register.REGIONS, required=False)


@pytest.mark.parametrize(
    ("address", "count", "says"),
    [
        pytest.param("/registries", 1, "GB/T 2260", id="all"),
        pytest.param("/registries/regions", 2, "北京市", id="one"),
        pytest.param("/registries/regions?q=js", 2, "江苏省", id="search"),
        pytest.param("/registries/ipc/entries/H01M10/05", 4, "非水电解质蓄电池", id="entry"),
        pytest.param("/registries/regions/versions", 5, "云溪市", id="versions"),
        pytest.param("/registries/ipc-wipo35/versions", 5, "WIPO", id="concordance"),
        pytest.param(
            "/registries/regions/options?name=place&place_q=js", 1, "江苏省", id="options"
        ),
    ],
)
def test_a_stranger_may_read_it_in_few_queries(
    client: Client,
    django_assert_num_queries: Callable[[int], Any],
    address: str,
    count: int,
    says: str,
) -> None:
    with django_assert_num_queries(count):
        response = client.get(address, headers={"accept-language": "zh-hans"})

    assert response.status_code == 200
    assert says in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/registries/planets",
        "/registries/regions/entries/999999",
        "/registries/planets/options?name=place",
        "/registries/regions/options?name=%22%3E",
        "/registries/planets/versions",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_name_in_the_other_language_is_said_to_be_so(client: Client) -> None:
    page = client.get("/registries/regions/entries/329900", headers={"accept-language": "en"})

    assert "云溪市 (Chinese only)" in page.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"region": "320000"}, id="chosen"),
        pytest.param({"region_q": "江苏省"}, id="typed, without JavaScript"),
        pytest.param({"region_q": "320000"}, id="typed as a code"),
        pytest.param({"region": "320000", "region_q": "js"}, id="searched and chosen"),
    ],
)
def test_a_form_takes_what_was_chosen_or_typed_in_full(data: dict[str, str]) -> None:
    form = Form(data)

    assert form.is_valid()
    assert form.cleaned_data == {"region": "320000", "place": ""}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_form_offers_what_fits_when_too_little_was_typed(language: str) -> None:
    with translation.override(language):
        form = Form({"region_q": "js"})
        page = form.as_p()

    assert form.errors["region"].as_data()[0].code == "registries.entry_unknown"
    assert 'value="320000"' in page
    assert "<input" in page


def test_a_form_shows_the_entry_that_it_holds() -> None:
    with translation.override("en"):
        page = str(Form(initial={"region": "320000"})["region"])

    assert 'value="320000" checked' in page
    assert 'value="Jiangsu"' in page


def test_a_required_entry_may_not_be_left_out() -> None:
    assert Form({"region": ""}).errors["region"].as_data()[0].code == "required"
