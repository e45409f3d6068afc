import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from duijie.engine.formats.grids import column_letters, column_number
from duijie.engine.formats.headers import meaning_of, plain_header, unit_of
from duijie.engine.formats.rows import with_unit
from duijie.engine.records import Field

TABLE = tomllib.loads(files("duijie.engine.formats").joinpath("columns.toml").read_text("utf-8"))

# Spellings met in collection forms that are not in the table word for word.
SEEN = [
    ("一、需求名称", Field.TITLE),
    ("1.技术需求名称（必填）", Field.TITLE),
    ("（二）技术需求内容：", Field.DESCRIPTION),
    ("*需求描述（500字以内）", Field.DESCRIPTION),
    ("需求 描述", Field.DESCRIPTION),
    ("企业技术需求名称", Field.TITLE),
    ("需求名称/成果名称", Field.TITLE),
    ("主要技術指標", Field.INDICATORS),
    ("拟投入资金（万元）", Field.BUDGET),
    ("拟投入资金/万元", Field.BUDGET),
    ("计划投入资金总额(万元)", Field.BUDGET),
    ("期望完成时间（年月）", Field.DEADLINE),
    ("企业(单位)名称", Field.ORGANISATION),
    ("ＩＰＣ分类号", Field.IPC),
    ("技术成熟度（TRL1-9）", Field.READINESS),
    ("拟采取合作方式", Field.COOPERATION),
    ("联系人姓名及电话", Field.CONTACT),
    ("所属行业（领域）", Field.INDUSTRY),
    ("拟解决的关键技术问题", Field.PROBLEM),
    ("Need Title", Field.TITLE),
    ("NEED_TITLE", Field.TITLE),
    ("title_zh", Field.TITLE),
    ("Proposed need title", Field.TITLE),
    ("Techncal requirements", Field.INDICATORS),
    ("Expected completion date", Field.DEADLINE),
    ("Budget (10k CNY)", Field.BUDGET),
    ("Organization Name", Field.ORGANISATION),
    ("E-mail", Field.CONTACT),
]


@pytest.mark.parametrize(("header", "field"), SEEN, ids=[header for header, _ in SEEN])
def test_headers_of_real_forms_are_understood(header: str, field: Field) -> None:
    found = meaning_of(header)

    assert found is not None
    assert found.field is field


@pytest.mark.parametrize(
    "header", ["序号", "企业简介", "备注", "Company profile", "Contact title", "统一社会信用代码"]
)
def test_headers_that_only_look_alike_name_no_field(header: str) -> None:
    found = meaning_of(header)

    assert found is None or found.field is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "耐高温涂层",
        "2026",
        "甲公司",
        "We need a new coating.",
        "Northmoor University",
        "Licence by region",
        "EUR 70,000 a year",
        "1 patent application",
    ],
)
def test_values_are_no_headers(text: str) -> None:
    assert meaning_of(text) is None


def test_no_spelling_stands_for_two_fields() -> None:
    spellings = Counter(
        name
        for names in TABLE["fields"].values()
        for name in {plain_header(name) for name in names}
    )
    spellings.update({plain_header(name) for name in TABLE["other"]["headers"]})

    assert [name for name, count in spellings.items() if count > 1] == []


def test_every_field_has_spellings_in_both_languages() -> None:
    for field in Field:
        names = TABLE["fields"][field.value]
        assert any(name.isascii() for name in names)
        assert any(not name.isascii() for name in names)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("拟投入资金(万元)", "万元"),
        ("预算（单位：万元）", "万元"),
        ("拟投入资金/万元", "万元"),
        ("Budget (RMB 10,000)", "万元"),
        ("Budget (USD)", " USD"),
        ("研发周期（月）", "个月"),
        ("需求描述（500字以内）", ""),
        ("预算", ""),
    ],
)
def test_units_are_taken_from_headers(header: str, unit: str) -> None:
    assert unit_of(header) == unit


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("200", "200万元"),
        ("1,200.5", "1,200.5万元"),
        ("80-100", "80-100万元"),
        ("≥50", "≥50万元"),
        ("面议", "面议"),
        ("200万", "200万"),
        ("30万元", "30万元"),
    ],
)
def test_only_bare_numbers_get_the_unit(text: str, written: str) -> None:
    assert with_unit(text, "万元") == written


@pytest.mark.parametrize("index", [0, 25, 26, 701, 702, 16383])
def test_column_letters_and_numbers_are_inverse(index: int) -> None:
    assert column_number(column_letters(index)) == index
