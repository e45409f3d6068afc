"""The endpoints of the registries."""

from collections.abc import Callable
from typing import Any

import pytest
from ninja import NinjaAPI
from ninja.testing import TestClient

from duijie.api.registries import router
from duijie.registries.errors import EntryUnknown, RegistryUnknown, SchemeUnknown

pytestmark = [pytest.mark.usefixtures("loaded_once"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def api() -> TestClient:
    """The endpoints without what the whole API puts around them."""
    return TestClient(router)


def test_registries_say_where_they_come_from(
    api: TestClient, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        answer = api.get("/registries").json()

    regions = next(each for each in answer if each["code"] == "regions")
    assert (regions["origin"], regions["rows"]) == ("folder", 39)
    assert regions["edition"].startswith("GB/T 2260")


def test_a_search_finds_the_best_first_in_one_query(
    api: TestClient, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(1):
        answer = api.get("/registries/regions/entries?q=js&limit=1").json()

    assert [(each["code"], each["name_en"]) for each in answer] == [("320000", "Jiangsu")]


def test_an_entry_tells_its_place_and_where_it_leads(
    api: TestClient, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(4):
        answer = api.get("/registries/ipc/entries/H01M").json()

    assert [each["code"] for each in answer["above"]] == ["H", "H01"]
    assert [each["code"] for each in answer["below"]] == ["H01M10/00", "H01M99/02"]
    assert [(each["concordance"], each["code"]) for each in answer["links"]] == [
        ("ipc-wipo35", "1")
    ]
    assert answer["in_force"]


def test_an_ipc_symbol_leads_to_its_field(api: TestClient) -> None:
    answer = api.get("/concordances/ipc/H04N3/12?to=ipc-wipo35").json()

    assert [each["code"] for each in answer] == ["2"]


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("/registries/planets/entries", RegistryUnknown),
        ("/registries/regions/entries/999999", EntryUnknown),
        ("/identifiers/isbn?value=1", SchemeUnknown),
    ],
)
def test_what_is_not_there_is_refused(
    api: TestClient, address: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        api.get(address)


@pytest.mark.parametrize("limit", [0, 101])
def test_a_limit_is_limited(api: TestClient, limit: int) -> None:
    assert api.get(f"/registries/regions/entries?limit={limit}").status_code == 422


def test_a_number_is_judged_in_both_languages(api: TestClient) -> None:
    good = api.get("/identifiers/orcid?value=0000000218250097").json()
    bad = api.get("/identifiers/orcid?value=0000-0002-1825-0098").json()

    assert (good["well_formed"], good["written"]) == (True, "0000-0002-1825-0097")
    assert not bad["well_formed"]
    assert bad["flaws"][0]["code"] == "registries.identifier_check"
    assert "“7”" in bad["flaws"][0]["zh"]
    assert "“7”" in bad["flaws"][0]["en"]


def test_the_endpoints_fit_into_an_api() -> None:
    whole = NinjaAPI(urls_namespace="registries-alone")
    whole.add_router("", router)

    paths = whole.get_openapi_schema(path_prefix="/api/")["paths"]
    assert "/api/registries/{registry}/entries" in paths
