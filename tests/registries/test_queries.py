"""Finding entries, their places in the tree, and what they lead to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.registries.folders import AREAS, write_reference

from duijie.kernel.actors import SYSTEM
from duijie.registries import queries
from duijie.registries.errors import EntryAmbiguous, EntryUnknown, RegistryUnknown
from duijie.registries.services import load_reference
from duijie.registries.types import Concordance, Register

pytestmark = [pytest.mark.usefixtures("loaded_once"), pytest.mark.django_db]


@pytest.mark.parametrize(
    ("register", "typed", "first"),
    [
        pytest.param(Register.REGIONS, "320000", "320000", id="code"),
        pytest.param(Register.REGIONS, "3299", "329900", id="begun code"),
        pytest.param(Register.REGIONS, "江苏", "320000", id="Chinese"),
        pytest.param(Register.REGIONS, "京", "110000", id="abbreviation"),
        pytest.param(Register.REGIONS, "溪", "329900", id="a character inside"),
        pytest.param(Register.REGIONS, "js", "320000", id="initials"),
        pytest.param(Register.REGIONS, "jiangsu", "320000", id="pinyin"),
        pytest.param(Register.REGIONS, "jiang su", "320000", id="pinyin in syllables"),
        pytest.param(Register.REGIONS, "cq", "500000", id="initials of a word of several readings"),
        pytest.param(Register.REGIONS, "inner mong", "150000", id="English"),
        pytest.param(Register.REGIONS, "ＪＳ", "320000", id="full width"),
        pytest.param(Register.INDUSTRIES, "电池", "384", id="the higher level first"),
        pytest.param(Register.INDUSTRIES, "锂离子", "3841", id="substring"),
        pytest.param(Register.INDUSTRIES, "lizi", "3841", id="pinyin inside"),
        pytest.param(Register.INDUSTRIES, "c", "C", id="one letter"),
        pytest.param(Register.INDUSTRIES, "electrical mach", "38", id="English words"),
        pytest.param(Register.IPC, "h01m 10", "H01M10/00", id="IPC with a blank"),
        pytest.param(Register.IPC, "H01M10/05", "H01M10/05", id="IPC exactly"),
        pytest.param(Register.FIELDS, "半导体", "8", id="field"),
    ],
)
def test_the_best_entry_stands_first(register: Register, typed: str, first: str) -> None:
    assert queries.found_entries(register, typed)[0].code == first


@pytest.mark.parametrize("typed", ["vvvv", "'", "\\", "&|!", "电电电", "100%", "_"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert queries.found_entries(Register.INDUSTRIES, typed) == []


def test_nothing_typed_shows_the_top() -> None:
    assert {entry.level for entry in queries.found_entries(Register.IPC, "  ")} == {1}


def test_one_search_is_one_query(django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(1):
        assert queries.found_entries(Register.REGIONS, "js")


def test_a_tree_is_walked_down_and_up(django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(3):
        below = queries.entries_below(Register.REGIONS, "320000")
        codes = [entry.code for entry in below]
        entry = queries.get_entry(Register.REGIONS, "329902")
        above = [each.code for each in queries.ancestors_of(entry)]

    assert codes == ["329800", "329900"]
    assert above == ["320000", "329900"]


def test_a_county_of_a_city_without_districts_lies_in_its_province() -> None:
    entry = queries.get_entry(Register.REGIONS, "110191")

    assert [each.code for each in queries.ancestors_of(entry)] == ["110000"]


def test_a_filter_takes_everything_within() -> None:
    jiangsu = queries.get_entry(Register.REGIONS, "320000")

    assert set(queries.codes_within(jiangsu)) == {"320000", "329800", "329900", "329901", "329902"}


@pytest.mark.parametrize("given", ["320000", "江苏", "江苏省", "Jiangsu", "jiangsu"])
def test_a_code_or_a_full_name_stands_for_one_entry(given: str) -> None:
    assert queries.resolve_entry(Register.REGIONS, given).code == "320000"


@pytest.mark.parametrize("given", ["江", "", "999999", "nowhere"])
def test_anything_less_is_refused(given: str) -> None:
    with pytest.raises(EntryUnknown):
        queries.resolve_entry(Register.REGIONS, given)


def test_a_name_of_several_entries_is_refused_with_their_codes(tmp_path: Path) -> None:
    areas = AREAS.replace("重山县", "长河区")
    load_reference(actor=SYSTEM, folder=write_reference(tmp_path, areas=areas))

    with pytest.raises(EntryAmbiguous) as refusal:
        queries.resolve_entry(Register.REGIONS, "长河区")

    assert "329901" in str(refusal.value.facts["codes"])


def test_an_unknown_registry_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RegistryUnknown) as refusal:
        queries.get_register("planets")

    assert "regions" in str(refusal.value.facts["known"])


@pytest.mark.parametrize(
    ("symbol", "field"),
    [
        pytest.param("H01M 10/05", "1", id="by its subclass"),
        pytest.param("h04n 3/12", "2", id="by its main group first"),
        pytest.param("H04N 5/00", "3", id="by its subclass when the group has none"),
    ],
)
def test_an_ipc_symbol_leads_to_its_field(symbol: str, field: str) -> None:
    links = queries.links_from_ipc(Concordance.IPC_FIELDS, symbol)

    assert [link.target_code for link in links] == [field]


def test_a_link_is_followed_from_both_ends() -> None:
    assert [link.source_code for link in queries.links_to(Concordance.IPC_FIELDS, "1")] == ["H01M"]


def test_statistical_lists_of_an_industry_are_kept_with_their_star() -> None:
    assert queries.get_entry(Register.INDUSTRIES, "3841").attributes == {"tags": ["strategic*"]}
