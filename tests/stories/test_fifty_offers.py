"""A stranger registers a firm and has its fifty offers online from its own spreadsheet."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.organisations.making import make_person

from duijie.exchange import services
from duijie.exchange.models import Import

pytestmark = pytest.mark.django_db

HEADER = ("序号", "技术名称", "成果简介", "主要技术指标", "成熟度", "合作方式", "转让价格（万元）")
FIRM = {"kind": "firm", "name_zh": "示例云岭精密仪器有限公司", "country": "CN", "listed": "on"}


def own_spreadsheet() -> bytes:
    """Fifty offers as a firm keeps them: a title above the header, numbers as text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("成果")
        sheet.merge_range(0, 0, 0, 6, "2026年科技成果汇总表")
        sheet.write_row(1, 0, HEADER)
        for number in range(1, 51):
            name = f"第{number}型精密测量仪"
            figures = f"测量精度≤{number / 10} μm"
            row = [number, name, f"{name}用于在线测量，{number}秒完成。", figures, "中试"]
            sheet.write_row(number + 1, 0, [*row, "技术转让、合作开发", 10 * number])
    return file.getvalue()


def test_from_registration_to_fifty_offers_that_everybody_finds() -> None:
    stranger = Client()
    stranger.force_login(make_person())

    firm = stranger.post("/organisations/new", FIRM)["Location"].rpartition("/")[2]
    file = SimpleUploadedFile("汇总表.xlsx", own_spreadsheet())
    uploaded = stranger.post("/imports", {"file": file, "kind": "offer", "organisation": firm})
    page = stranger.get(uploaded["Location"], headers={"Accept-Language": "zh-CN"})
    headers = page.context["preview"].headers
    chosen = {f"column-{place}": one.column for place, one in enumerate(headers)}
    stranger.post(f"{uploaded['Location']}/start", {**chosen, "publish": "yes"})
    services.run_import(import_id=Import.objects.get().pk)

    shown = page.content.decode()
    assert "测量精度 ≤ 0.1" in shown
    assert "100,000" in shown
    found = Import.objects.get()
    assert (found.created, found.refused, found.remarked) == (50, 0, 0)
    visitor = Client().get("/offers", {"q": "第50型精密测量仪"}, follow=True).content.decode()
    assert "第50型精密测量仪" in visitor
    detail = Client().get(stranger_link(stranger, uploaded["Location"])).content.decode()
    assert "示例云岭精密仪器有限公司" in detail


def stranger_link(client: Client, address: str) -> str:
    """The address of the first record on the page of an import."""
    row = client.get(address).context["rows"][0]
    return str(row.address)
