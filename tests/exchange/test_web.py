"""Imports and exports as pages."""

import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.catalogue.making import OFFER, make_draft, make_published
from tests.exchange.making import bring, csv_of, offer_rows, upload
from tests.organisations.making import make_actor, make_manager, make_member, make_organisation

from duijie.accounts.models import User
from duijie.catalogue.models import Offer
from duijie.catalogue.types.words import ListingKind
from duijie.exchange import services
from duijie.exchange.models import Import
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor, language: str = "en") -> Client:
    User.objects.filter(pk=str(actor.user_id)).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    return client


def read_back(answer: Any) -> bytes:
    """The body of a streamed answer."""
    return b"".join(answer.streaming_content)


def test_a_file_is_looked_at_before_it_is_brought_in() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk), "zh")
    file = SimpleUploadedFile("offers.csv", csv_of(offer_rows(3)))

    page = client.post(
        "/imports", {"file": file, "kind": "offer", "organisation": str(firm.pk)}, follow=True
    )

    shown = page.content.decode()
    assert "示例成果第1号减薄工艺" in shown
    assert '<option value="trl" selected>' in shown
    assert Offer.objects.count() == 0


def test_a_file_that_cannot_be_read_is_refused_in_the_form() -> None:
    firm = make_organisation()
    client = signed_in(make_manager(firm.pk))
    file = SimpleUploadedFile("offers.pdf", b"%PDF-1.7 ...")

    page = client.post("/imports", {"file": file, "kind": "offer", "organisation": str(firm.pk)})

    assert page.status_code == 422
    assert "PDF, which is not read" in page.content.decode()
    assert not Import.objects.exists()


def test_another_column_is_chosen_and_looked_at_again() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = upload(manager, firm.pk, csv_of([["一号工艺示例", "甲说明文字"]], ["代号", "名称"]))
    columns = {"column-0": "abstract", "column-1": "title"}

    page = signed_in(manager).post(f"/imports/{found.pk}/start", {**columns, "look": "1"})

    assert '<option value="abstract" selected>' in page.content.decode()
    assert Import.objects.get().stage == "uploaded"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_an_import_tells_what_became_of_its_rows(language: str) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = bring(manager, firm.pk, csv_of([*offer_rows(2), *offer_rows(1)]))

    page = signed_in(manager, language).get(f"/imports/{found.pk}").content.decode()

    said = {"zh": "编号相同", "en": "has the same number"}
    assert said[language] in page
    assert "T1" in page


def test_the_page_of_an_import_costs_the_same_however_many_rows(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = bring(manager, firm.pk, csv_of(offer_rows(30)))
    client = signed_in(manager)
    client.get("/imports")

    with django_assert_num_queries(QUERIES):
        client.get(f"/imports/{found.pk}")


# Session, account, memberships, notices, settings; the import twice, its rows.
QUERIES = 8


def test_the_result_holds_the_reasons_beside_the_rows() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = bring(manager, firm.pk, csv_of([*offer_rows(1), ["T2", "", "", "六", "面议"]]))

    answer = signed_in(manager).get(f"/imports/{found.pk}/result.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(read_back(answer)))
    rows = list(book.active.iter_rows(values_only=True))

    assert rows[0][:2] == ("Outcome", "Reasons")
    assert rows[1][0] == "created"
    assert rows[2][0] == "refused"
    assert "No title and no text" in rows[2][1]
    assert "T2" in rows[2]


@pytest.mark.parametrize("kind", ListingKind)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_as_filled_in_by_its_own_example_is_read(kind: str, language: str) -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    file = Client().get(f"/imports/templates/{kind}.{language}.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(read_back(file)))
    sheet = book.worksheets[0]
    sheet.append(["A1", *[cell.value for cell in sheet[2]][1:]])
    filled = io.BytesIO()
    book.save(filled)

    found = bring(manager, firm.pk, filled.getvalue(), kind=ListingKind(kind), publish=True)

    assert (found.created, found.skipped, found.refused) == (1, 1, 0)
    assert [row.troubles for row in found.rows.filter(outcome="created")] == [[]]


def test_an_export_is_harmless_in_a_spreadsheet() -> None:
    firm = make_organisation()
    for sign in ("=", "+", "-", "@", "＝"):
        make_draft(OFFER, firm.pk, title_zh=f"{sign}cmd|' /C calc'!A0 {sign}", abstract_zh=sign)
    client = signed_in(make_manager(firm.pk))

    text = read_back(client.get("/exports/offer.csv?own=1")).decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(read_back(client.get("/exports/offer.xlsx?own=1"))), data_only=False
    )

    assert text.count("'=cmd") == text.count("'＝cmd") == text.count("'+cmd") == 1
    types = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value}
    assert types == {"s"}


def test_linked_data_holds_what_a_stranger_sees() -> None:
    shown, hidden = make_published(), make_draft()

    found = json.loads(read_back(Client().get("/exports/offer.jsonld")))

    assert found["@context"] == "https://schema.org"
    assert [one["@id"].rpartition("/")[2] for one in found["@graph"]] == [str(shown.pk)]
    assert str(hidden.pk) not in json.dumps(found)


def test_an_export_of_others_tells_nothing_of_their_household() -> None:
    offer = make_published(external_id="INTERNAL-7", owner_id=make_organisation().pk)

    for ending in ("csv", "jsonl"):
        text = read_back(Client().get(f"/exports/offer.{ending}")).decode()
        assert str(offer.pk) in text
        assert "INTERNAL-7" not in text


def test_who_may_see_an_import_and_act_on_it() -> None:
    firm = make_organisation()
    found = upload(make_manager(firm.pk), firm.pk, csv_of(offer_rows(1)))
    address = f"/imports/{found.pk}"

    assert Client().get(address).status_code == 302
    for stranger in (make_actor(), make_manager(make_organisation("北辰大学").pk)):
        client = signed_in(stranger)
        assert client.get(address).status_code == 404
        assert client.get(f"{address}/result.xlsx").status_code == 404
        for deed in ("start", "cancel", "undo", "discard"):
            assert client.post(f"{address}/{deed}").status_code == 404
    assert signed_in(make_member(firm.pk)).get(address).status_code == 200


def test_the_list_shows_the_imports_of_ones_own_organisations() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    bring(manager, firm.pk, csv_of(offer_rows(1)))

    assert "offers.csv" in signed_in(manager).get("/imports").content.decode()
    assert "offers.csv" not in signed_in(make_actor()).get("/imports").content.decode()


def test_a_button_undoes_an_import() -> None:
    firm = make_organisation()
    manager = make_manager(firm.pk)
    found = bring(manager, firm.pk, csv_of(offer_rows(2)))

    signed_in(manager).post(f"/imports/{found.pk}/undo")
    services.run_undo(import_id=found.pk)

    assert Offer.objects.count() == 0
