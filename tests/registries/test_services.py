"""Loading: versions, differences, refusals."""

from pathlib import Path

import pytest
from tests.registries.folders import AREAS, write_reference

from duijie.foundation import audit
from duijie.kernel.actors import ANONYMOUS, SYSTEM
from duijie.registries import queries
from duijie.registries.errors import FileUnreadable, FolderMissing, NotAnOperator
from duijie.registries.services import load_built_in, load_reference
from duijie.registries.sources.described import descriptions
from duijie.registries.types import (
    Concordance,
    Difference,
    Loaded,
    LoadReport,
    Outcome,
    Register,
    SkipReason,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "reference"


def of(report: LoadReport, code: str) -> Loaded:
    """The line of a report on one registry."""
    return next(one for one in report.loaded if one.registry == code)


@pytest.mark.django_db
@pytest.mark.parametrize("load", [load_built_in, load_reference])
def test_only_an_operator_may_load(load: object, tmp_path: Path) -> None:
    more = {"folder": tmp_path} if load is load_reference else {}

    with pytest.raises(NotAnOperator):
        load(actor=ANONYMOUS, **more)  # type: ignore[operator]


def test_a_node_runs_without_the_folder(built_in: LoadReport) -> None:
    rows = {one.registry: one.rows for one in built_in.loaded}

    assert rows == {"regions": 34, "industries": 117, "ipc": 140, "wipo35": 40, "sei": 9}


def test_everything_built_in_has_both_names(built_in: LoadReport) -> None:
    for one in built_in.loaded:
        entries = queries.entries_of(Register(one.registry))
        assert not entries.filter(name_zh="").exists()
        assert not entries.filter(name_en="").exists()


def test_loading_the_built_in_set_again_changes_nothing(built_in: LoadReport) -> None:
    again = load_built_in(actor=SYSTEM)

    assert {one.outcome for one in built_in.loaded} == {Outcome.LOADED}
    assert {one.outcome for one in again.loaded} == {Outcome.UNCHANGED}


def test_a_folder_adds_to_the_built_in_set(loaded: LoadReport) -> None:
    assert of(loaded, "regions").difference == Difference(added=5)
    assert of(loaded, "industries").difference.added == 3
    assert queries.get_entry(Register.REGIONS, "710000").name_en == "Taiwan"
    assert queries.get_entry(Register.REGIONS, "329902").name_en == ""


def test_what_the_folder_lacks_is_named(loaded: LoadReport) -> None:
    absent = {one.registry for one in loaded.loaded if one.outcome is Outcome.ABSENT}

    assert absent == {
        *("sei", "zones", "universities", "nace", "isic"),
        *("ipc-nace", "wipo35-nace", "sei-industries"),
    }


def test_the_same_files_change_nothing(loaded: LoadReport, reference: Path) -> None:
    again = load_reference(actor=SYSTEM, folder=reference)

    assert {one.outcome for one in again.loaded} == {Outcome.UNCHANGED, Outcome.ABSENT}
    assert queries.versions_of(Register.REGIONS).count() == 2
    assert of(loaded, "regions").outcome is Outcome.LOADED


def test_the_built_in_set_does_not_come_back_over_a_folder(loaded: LoadReport) -> None:
    again = load_built_in(actor=SYSTEM)

    assert of(loaded, "regions").rows == 39
    assert "regions" not in {one.registry for one in again.loaded}


def test_a_new_version_says_what_it_added_changed_and_retired(
    loaded: LoadReport, tmp_path: Path
) -> None:
    assert of(loaded, "regions").rows == 39
    areas = AREAS.replace("329902,重山县", "329902,重山区").replace("329901", "329905")
    newer = write_reference(tmp_path / "newer", areas=areas)

    report = load_reference(actor=SYSTEM, folder=newer)

    assert of(report, "regions").difference == Difference(added=1, changed=1, retired=1)
    version = queries.versions_of(Register.REGIONS)[0]
    difference = queries.difference_of(version)
    assert [entry.code for entry in difference.added] == ["329905"]
    assert [entry.code for entry in difference.retired] == ["329901"]
    assert [(entry.name_zh, before) for entry, before, _ in difference.changed] == [
        ("重山区", "重山县")
    ]


def test_what_was_retired_stays_citable_and_may_come_back(
    loaded: LoadReport, reference: Path, tmp_path: Path
) -> None:
    entry = queries.get_entry(Register.REGIONS, "329901")
    newer = write_reference(tmp_path / "newer", areas=AREAS.replace("329901", "329905"))
    load_reference(actor=SYSTEM, folder=newer)

    assert queries.get_entry(Register.REGIONS, "329901").retired_in is not None
    assert not queries.found_entries(Register.REGIONS, "长河区")[1:]

    load_reference(actor=SYSTEM, folder=reference)

    back = queries.get_entry(Register.REGIONS, "329901")
    assert (back.pk, back.retired_in) == (entry.pk, None)
    assert of(loaded, "regions").outcome is Outcome.LOADED


def test_rows_that_cannot_be_used_are_named(loaded: LoadReport) -> None:
    skipped = of(loaded, "ipc").skipped

    assert [(each.code, each.reason) for each in skipped] == [("H01N", SkipReason.NO_NAME)]


def test_a_subgroup_without_its_main_group_lies_in_the_subclass(loaded: LoadReport) -> None:
    assert of(loaded, "ipc").outcome is Outcome.LOADED

    entry = queries.get_entry(Register.IPC, "H01M99/02")

    assert [above.code for above in queries.ancestors_of(entry)] == ["H", "H01", "H01M"]


def test_notes_of_the_source_are_no_part_of_a_title(loaded: LoadReport) -> None:
    assert of(loaded, "ipc").outcome is Outcome.LOADED
    assert queries.get_entry(Register.IPC, "H01M").name_zh == "电池"


@pytest.mark.django_db
def test_a_damaged_file_is_refused_and_the_others_are_loaded(tmp_path: Path) -> None:
    folder = write_reference(tmp_path)
    (folder / "ipc" / "ipc_zh_en.jsonl.gz").write_bytes(b"no archive")
    (folder / "wipo35" / "ipc_technology.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    report = load_reference(actor=SYSTEM, folder=folder)

    assert {one.registry for one in report.refused} == {"ipc", "wipo35", "ipc-wipo35"}
    assert isinstance(of(report, "ipc").refusal, FileUnreadable)
    assert of(report, "regions").outcome is Outcome.LOADED
    assert not queries.versions_of(Register.IPC).exists()


@pytest.mark.django_db
def test_a_folder_without_reference_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        load_reference(actor=SYSTEM, folder=tmp_path)


def test_links_are_replaced_as_a_whole(loaded: LoadReport, tmp_path: Path) -> None:
    assert of(loaded, "ipc-wipo35").rows == 3
    fields = (
        "Field_number,Sector_en,Field_en,IPC_code\n"
        "2,Electrical engineering,Audio-visual technology,H04N   3/%\n"
        "4,Electrical engineering,Digital communication,H04L%\n"
    )

    report = load_reference(actor=SYSTEM, folder=write_reference(tmp_path, fields=fields))

    assert of(report, "ipc-wipo35").difference == Difference(added=1, retired=2)
    assert [link.target_code for link in queries.links_from(Concordance.IPC_FIELDS, "H04L")] == [
        "4"
    ]


@pytest.mark.django_db
def test_progress_and_the_audit_trail_tell_of_the_load(tmp_path: Path) -> None:
    areas = AREAS + "".join(f"32{number:04},乡{number},3299,32\n" for number in range(1000, 3000))
    seen: list[tuple[str, int]] = []

    load_reference(
        actor=SYSTEM,
        folder=write_reference(tmp_path, areas=areas),
        progress=lambda registry, rows: seen.append((registry, rows)),
    )

    assert seen == [("regions", 1000), ("regions", 2000)]
    version = queries.versions_of(Register.REGIONS)[0]
    assert [entry.action for entry in audit.entries_about(version.pk)] == ["registry.loaded"]
    assert version.rows == 2039


def test_every_registry_is_described_in_both_languages() -> None:
    known = descriptions()

    assert set(known) == {*Register, *Concordance}
    assert all(each.name_zh and each.name_en and each.licence for each in known.values())


@pytest.mark.django_db
@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared/data beside the repository")
def test_the_whole_reference_folder_is_read_without_a_loss(tmp_path: Path) -> None:
    # The IPC takes a minute; the loader treats it as the others.
    for name in ("admin-divisions-cn", "gbt4754-2017", "sei-2018", "zones-cn", "universities-cn"):
        (tmp_path / name).symlink_to(SHARED / name)

    report = load_reference(actor=SYSTEM, folder=tmp_path)

    rows = {one.registry: one.rows for one in report.loaded if one.rows}
    assert rows == {
        "regions": 3342,
        "industries": 1972,
        "sei": 347,
        "zones": 407,
        "universities": 2631,
        "sei-industries": 939,
    }
    assert not [one for one in report.loaded if one.skipped]
