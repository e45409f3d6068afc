from pathlib import Path

import docx
from tests.engine.formats.make import field_values, records_of, write_docx

from duijie.engine.formats import read
from duijie.engine.records import Field

FORM = [
    ["企业名称", "甲公司", "联系人", "王工"],
    ["需求名称", "耐高温涂层", "所属行业", "新材料"],
    ["需求描述（限500字）", "现有涂层在高温下开裂。", "", ""],
    ["主要技术指标", "耐温不低于1200℃", "", ""],
    ["拟投入资金（万元）", "200", "期望完成时间", "2027年6月"],
    ["合作方式", "□技术转让 ☑委托开发", "上年度营业收入", "3000"],
]


def test_a_four_column_form_is_one_record(tmp_path: Path) -> None:
    reading = read(write_docx(tmp_path / "form.docx", [FORM]))
    (record,) = records_of(reading)

    assert record.fields == {
        Field.ORGANISATION: "甲公司",
        Field.CONTACT: "王工",
        Field.TITLE: "耐高温涂层",
        Field.INDUSTRY: "新材料",
        Field.DESCRIPTION: "现有涂层在高温下开裂。",
        Field.INDICATORS: "耐温不低于1200℃",
        Field.BUDGET: "200万元",
        Field.DEADLINE: "2027年6月",
        Field.COOPERATION: "□技术转让 ☑委托开发",
    }
    assert record.extra == {"上年度营业收入": "3000"}
    assert reading.tables[0].form
    assert reading.tables[0].mapping[Field.INDICATORS] == ("主要技术指标",)


def test_several_forms_in_one_document_are_several_records(tmp_path: Path) -> None:
    other = [
        [cell.replace("耐高温涂层", "低温电池").replace("甲", "乙") for cell in r] for r in FORM
    ]

    reading = read(write_docx(tmp_path / "forms.docx", [FORM, other]))

    assert field_values(reading, Field.TITLE) == ["耐高温涂层", "低温电池"]
    assert [table.sheet for table in reading.tables] == ["table 1", "table 2"]


def test_several_needs_in_one_form_share_the_firm(tmp_path: Path) -> None:
    rows = [
        ["单位名称", "甲公司"],
        ["联系电话", "0571"],
        ["需求名称", "耐高温涂层"],
        ["需求描述", "现有涂层开裂"],
        ["需求名称", "低温电池"],
        ["需求描述", "容量衰减过快"],
    ]
    reading = read(write_docx(tmp_path / "form.docx", [rows]))

    assert field_values(reading, Field.TITLE) == ["耐高温涂层", "低温电池"]
    assert field_values(reading, Field.DESCRIPTION) == ["现有涂层开裂", "容量衰减过快"]
    assert field_values(reading, Field.ORGANISATION) == ["甲公司", "甲公司"]


def test_a_firm_in_a_table_before_belongs_to_the_need_after_it(tmp_path: Path) -> None:
    firm = [["单位名称", "甲公司"], ["联系人", "王工"], ["所在地区", "浙江"]]
    need = [["需求名称", "耐高温涂层"], ["需求描述", "现有涂层开裂"], ["技术指标", "1200℃"]]

    (record,) = records_of(read(write_docx(tmp_path / "form.docx", [firm, need])))

    assert record.get(Field.ORGANISATION) == "甲公司"
    assert record.get(Field.REGION) == "浙江"


def test_merged_section_names_and_labels_above_their_text_are_understood(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(6, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "企业信息"
    table.cell(0, 1).text, table.cell(0, 2).text = "企业名称", "甲公司"
    table.cell(1, 1).text, table.cell(1, 2).text = "联系人", "王工"
    table.cell(2, 0).text = "需求名称"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "耐高温涂层"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "需求描述（限500字）："
    table.cell(4, 0).merge(table.cell(4, 2)).text = "现有涂层在高温下开裂。\n需要新材料。"
    table.cell(5, 0).merge(table.cell(5, 2)).text = "技术指标：耐温不低于1200℃"
    document.save(str(tmp_path / "form.docx"))

    (record,) = records_of(read(tmp_path / "form.docx"))

    assert record.fields == {
        Field.ORGANISATION: "甲公司",
        Field.CONTACT: "王工",
        Field.TITLE: "耐高温涂层",
        Field.DESCRIPTION: "现有涂层在高温下开裂。\n需要新材料。",
        Field.INDICATORS: "耐温不低于1200℃",
    }


def test_a_table_with_a_header_row_in_a_document_is_a_table(tmp_path: Path) -> None:
    rows = [
        ["序号", "需求名称", "需求描述", "企业名称"],
        ["1", "耐高温涂层", "现有涂层开裂", "甲公司"],
        ["2", "低温电池", "容量衰减过快", "乙公司"],
    ]
    reading = read(write_docx(tmp_path / "list.docx", [rows]))

    assert not reading.tables[0].form
    assert field_values(reading, Field.ORGANISATION) == ["甲公司", "乙公司"]


def test_an_english_form_is_read_too(tmp_path: Path) -> None:
    rows = [
        ["Company name", "Firm A"],
        ["Title of the need", "Hot coating"],
        ["Problem to be solved", "The coating cracks."],
        ["Technical requirements", "1200 °C"],
        ["Budget (USD)", "30,000"],
    ]
    (record,) = records_of(read(write_docx(tmp_path / "form.docx", [rows])))

    assert record.fields == {
        Field.ORGANISATION: "Firm A",
        Field.TITLE: "Hot coating",
        Field.PROBLEM: "The coating cracks.",
        Field.INDICATORS: "1200 °C",
        Field.BUDGET: "30,000 USD",
    }


def test_no_text_of_a_form_is_lost(tmp_path: Path) -> None:
    stray = "以上内容由企业如实填写，并同意在平台上公开发布，欢迎高校院所与我公司技术部门联系。"
    label = "其他需要说明的情况（例如企业已经开展的工作、所处阶段、投入的资金和人力等）"
    rows = [*FORM, ["企业基本情况", "", "", ""], [label, "已有样机", "", ""], [stray, "", "", ""]]

    (record,) = records_of(read(write_docx(tmp_path / "form.docx", [rows])))

    assert record.extra == {"上年度营业收入": "3000", label: "已有样机", "#9": stray}
