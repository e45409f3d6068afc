"""Records brought in from files."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.making import EXAMPLES, bring, csv_of, offer_rows, start, upload
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.catalogue import services as catalogue
from duijie.catalogue.models import Need, Offer
from duijie.catalogue.queries import content_of
from duijie.catalogue.types.details import NeedDetails, OfferDetails
from duijie.catalogue.types.words import (
    ListingKind,
)
from duijie.catalogue.types.words import Stage as ListingStage
from duijie.exchange import queries, services
from duijie.exchange.errors import FileUnreadable, HasMacros, ImportUnderWay, NotAMember
from duijie.exchange.models import Import
from duijie.exchange.services import running
from duijie.exchange.services.batches import bring_in
from duijie.exchange.types import Outcome, Stage
from duijie.foundation.models import AuditEntry, OutboxEntry
from duijie.organisations.errors import OrganisationNotFound

pytestmark = pytest.mark.django_db


def counts(found: Import) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused."""
    return found.created, found.updated, found.unchanged, found.refused


def codes(found: Import) -> list[str]:
    """What was said of any row."""
    return [trouble["code"] for row in found.rows.all() for trouble in row.troubles]


def test_a_firms_own_spreadsheet_becomes_records() -> None:
    firm = make_organisation()

    found = bring(make_manager(firm.pk), firm.pk, EXAMPLES / "needs.xlsx", kind=ListingKind.NEED)

    assert found.stage == Stage.DONE
    assert counts(found) == (60, 0, 0, 0)
    need = Need.objects.get(external_id="N01")
    said = content_of(need)
    assert isinstance(said, NeedDetails)
    assert said.title_zh == "储能用磷酸铁锂电芯低温放电性能提升"
    assert said.budget_high == 2_600_000
    assert str(said.deadline) == "2027-06-30"
    assert said.contacts[0].email == "need-01@example.com"
    assert "技术指标：-30℃" in said.problem_zh
    assert need.stage == ListingStage.DRAFT


def test_a_collection_form_is_one_record() -> None:
    firm = make_organisation()
    form = EXAMPLES / "collection-form.docx"

    found = bring(make_manager(firm.pk), firm.pk, form, kind=ListingKind.NEED)

    assert counts(found) == (1, 0, 0, 0)
    assert Need.objects.get().title_zh == "钛合金液压接头小直径深孔加工"


def test_the_same_file_again_changes_nothing() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    bring(manager, firm.pk, EXAMPLES / "offers.xlsx")

    again = bring(manager, firm.pk, EXAMPLES / "offers.xlsx")

    assert counts(again) == (0, 0, 240, 0)
    assert Offer.objects.count() == 240


def test_rows_without_a_number_are_known_by_their_text() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    file = csv_of([["一号减薄工艺", "说明甲"], ["二号抛光工艺", "说明乙"]], ["名称", "简介"])
    bring(manager, firm.pk, file)

    again = bring(manager, firm.pk, file)

    assert counts(again) == (0, 0, 2, 0)


def test_a_changed_row_updates_its_record_and_blank_cells_change_nothing() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    bring(manager, firm.pk, csv_of(offer_rows(2)))

    rows = [["T1", "新名称减薄工艺", "", "", ""], ["T2", "", "[清空]", "", ""]]
    again = bring(manager, firm.pk, csv_of(rows))

    first, second = Offer.objects.order_by("external_id")
    assert counts(again) == (0, 2, 0, 0)
    assert first.title_zh == "新名称减薄工艺"
    assert first.abstract_zh == "第1种碳化硅晶圆减薄方法。"
    assert first.trl == 6
    assert (second.title_zh, second.abstract_zh) == ("示例成果第2号减薄工艺", "")


def test_rows_that_repeat_are_refused_with_the_place_of_the_first() -> None:
    firm = make_organisation()

    found = bring(make_manager(firm.pk), firm.pk, csv_of([*offer_rows(2), *offer_rows(1)]))

    assert counts(found) == (2, 0, 0, 1)
    (trouble,) = found.rows.get(outcome=Outcome.REFUSED).troubles
    assert trouble["code"] == "exchange.row.number_twice"
    assert trouble["facts"]["first"] == "2"


def test_a_cell_that_cannot_be_read_is_named_and_the_row_goes_in() -> None:
    firm = make_organisation()

    found = bring(make_manager(firm.pk), firm.pk, csv_of([["T1", "一号工艺", "说明", "很好", "x"]]))

    troubles = found.rows.get().troubles
    assert counts(found) == (1, 0, 0, 0)
    assert {(one["code"], one["letters"]) for one in troubles} == {
        ("exchange.cell.no_level", "D"),
        ("exchange.cell.no_amount", "E"),
    }


def test_what_speaks_of_state_secrets_is_refused() -> None:
    firm = make_organisation()
    file = csv_of([["一号难题名称", "说明", "涉密"]], ["需求名称", "需求描述", "保密要求"])

    found = bring(make_manager(firm.pk), firm.pk, file, kind=ListingKind.NEED)

    assert codes(found) == ["exchange.cell.state_secret"]
    assert not Need.objects.exists()


def test_a_manager_publishes_what_is_complete() -> None:
    firm = make_organisation()
    rows = [*offer_rows(1), ["T9", "只有名称的成果", "", "", ""]]

    found = bring(make_manager(firm.pk), firm.pk, csv_of(rows), publish=True)

    stages = dict(Offer.objects.values_list("external_id", "stage"))
    assert stages == {"T1": "published", "T9": "draft"}
    assert codes(found) == ["catalogue.listing_incomplete"]
    told = AuditEntry.objects.filter(action__startswith="offer.")
    assert set(told.values_list("action", flat=True)) == {"offer.created", "offer.published"}
    assert OutboxEntry.objects.filter(topic="offer.published").count() == 1


def test_a_member_sends_to_review() -> None:
    firm = make_organisation()

    bring(make_member(firm.pk), firm.pk, csv_of(offer_rows(1)), publish=True)

    assert Offer.objects.get().stage == ListingStage.IN_REVIEW


def test_a_blind_need_that_names_its_asker_stays_a_draft() -> None:
    firm = make_organisation("青禾传感器有限公司")
    file = csv_of([["传感器漂移难题", "青禾传感器有限公司的产品漂移。"]], ["需求名称", "需求描述"])

    found = bring(make_manager(firm.pk), firm.pk, file, kind=ListingKind.NEED, publish=True)

    assert codes(found) == ["catalogue.names_the_asker"]
    assert Need.objects.get().stage == ListingStage.DRAFT


def test_headers_are_remembered_for_the_organisation() -> None:
    firm, other = make_organisation(), make_organisation("北辰大学")
    manager = make_manager(firm.pk)
    file = csv_of([["甲乙丙丁工艺", "说明"]], ["代号", "简介"])
    found = upload(manager, firm.pk, file)
    columns = {"代号": "title", "简介": "abstract"}
    services.start_import(actor=manager, import_id=found.pk, columns=columns, publish=False)
    services.run_import(import_id=found.pk)

    again = queries.preview_of(manager, upload(manager, firm.pk, file).pk)
    stranger = make_manager(other.pk)
    theirs = queries.preview_of(stranger, upload(stranger, other.pk, file).pk)

    assert {one.header: one.column for one in again.headers} == columns
    assert {one.header: one.column for one in theirs.headers}["代号"] != "title"


def test_only_members_bring_records_in() -> None:
    firm = make_organisation()

    for actor in (make_actor(), make_manager(make_organisation("北辰大学").pk)):
        with pytest.raises(NotAMember):
            upload(actor, firm.pk, csv_of(offer_rows(1)))
    with pytest.raises(OrganisationNotFound):
        upload(make_actor(), make_organisation("远山水泵", listed=False).pk, csv_of([]))


def test_one_import_of_a_kind_at_a_time() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    first, second = (upload(manager, firm.pk, csv_of(offer_rows(1))) for _ in range(2))
    columns = {"成果名称": "title"}
    services.start_import(actor=manager, import_id=first.pk, columns=columns, publish=False)

    with pytest.raises(ImportUnderWay):
        services.start_import(actor=manager, import_id=second.pk, columns=columns, publish=False)


def test_an_import_that_was_killed_goes_on_without_doubles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = upload(manager, firm.pk, csv_of([row[1:] for row in offer_rows(50)], ["名称", "简介"]))
    monkeypatch.setattr(running, "BATCH", 20)
    seen = queries.preview_of(manager, found.pk)
    columns = {one.header: one.column for one in seen.headers}
    services.start_import(actor=manager, import_id=found.pk, columns=columns, publish=False)
    batches: list[object] = []

    def killed(*args: Any) -> Any:
        batches.append(args)
        if len(batches) == 2:
            bring_in(*args)
            raise KeyboardInterrupt
        return bring_in(*args)

    monkeypatch.setattr(running, "bring_in", killed)
    with pytest.raises(KeyboardInterrupt):
        services.run_import(import_id=found.pk)
    found.refresh_from_db()
    assert (found.stage, found.done) == (Stage.RUNNING, 20)
    services.run_import(import_id=found.pk)
    services.run_import(import_id=found.pk)

    found.refresh_from_db()
    assert (found.stage, found.done, found.created) == (Stage.DONE, 50, 50)
    assert Offer.objects.count() == found.rows.count() == 50


def test_an_import_is_cancelled_between_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = upload(manager, firm.pk, csv_of(offer_rows(30)))
    monkeypatch.setattr(running, "BATCH", 10)
    bring_batch = running._bring_batch

    def and_cancel(*args: Any) -> bool:
        went_on = bring_batch(*args)
        if went_on:
            services.cancel_import(actor=manager, import_id=found.pk)
        return went_on

    monkeypatch.setattr(running, "_bring_batch", and_cancel)
    start(manager, found)

    assert (found.stage, found.done) == (Stage.CANCELLED, 10)
    assert Offer.objects.count() == 10


def test_undoing_puts_back_what_nobody_changed_since() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    bring(manager, firm.pk, csv_of(offer_rows(2)))
    rows = [
        ["T1", "改过的名称甲", "", "", ""],
        ["T2", "改过的名称乙", "", "", ""],
        *offer_rows(2, 3),
    ]
    found = bring(manager, firm.pk, csv_of(rows))
    touched = Offer.objects.get(external_id="T2")
    said = replace(content_of(touched), title_zh="后来又改的名称")
    catalogue.change_listing(actor=manager, listing_id=touched.pk, details=said, seen=None)

    services.undo_import(actor=manager, import_id=found.pk)
    services.run_undo(import_id=found.pk)

    found.refresh_from_db()
    titles = dict(Offer.objects.values_list("external_id", "title_zh"))
    assert titles == {"T1": "示例成果第1号减薄工艺", "T2": "后来又改的名称"}
    assert (found.stage, found.undone) == (Stage.UNDONE, 3)
    kept = found.rows.get(undone="kept")
    assert kept.undo_trouble["code"] == "exchange.row.changed_since"


def test_undoing_withdraws_what_was_published() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = bring(manager, firm.pk, csv_of(offer_rows(1)), publish=True)

    services.undo_import(actor=manager, import_id=found.pk)
    services.run_undo(import_id=found.pk)

    assert Offer.objects.get().stage == ListingStage.WITHDRAWN
    assert found.rows.get().undone == "withdrawn"


def test_a_file_that_is_no_table_is_refused_and_not_kept(settings: Any) -> None:
    firm = make_organisation()
    kept = Path(settings.MEDIA_ROOT) / "exchange"
    before = list(kept.iterdir()) if kept.exists() else []

    with pytest.raises(FileUnreadable):
        upload(make_manager(firm.pk), firm.pk, b"PK\x03\x04 broken", name="offers.xlsx")

    assert list(kept.iterdir()) == before


def test_a_workbook_with_macros_is_refused() -> None:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    firm = make_organisation()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/vbaProject.bin", b"...")

    with pytest.raises(HasMacros):
        upload(make_manager(firm.pk), firm.pk, file.getvalue(), name="offers.xlsm")


def test_a_batch_costs_the_same_however_many_rows(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    rows = [row[:4] for row in offer_rows(150)]
    found = upload(manager, firm.pk, csv_of(rows))

    with django_assert_max_num_queries(75):
        start(manager, found, publish=True)

    assert json.dumps(found.columns)
    assert Offer.objects.filter(stage="published").count() == 150
    assert isinstance(content_of(Offer.objects.all()[0]), OfferDetails)
