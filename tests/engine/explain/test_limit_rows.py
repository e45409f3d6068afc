"""Which of a need's figures are limits, and which figure of the offer answers them."""

import pytest
from tests.make import make_record

from duijie.engine.features.careful import lay_side_by_side
from duijie.engine.needs.card import read_need
from duijie.engine.records import Field
from duijie.engine.results import QuantityRow, Verdict


def rows(indicators: str, offer: str, description: str = "") -> tuple[QuantityRow, ...]:
    """The rows of a need with these indicators beside an offer."""
    need = make_record("n", description, **{Field.INDICATORS: indicators})
    return lay_side_by_side(read_need(need), make_record("o", offer)).limits


@pytest.mark.parametrize(
    ("indicators", "asked"),
    [
        ("容量保持率≥80%（25℃）", ["≥80%"]),
        ("循环寿命≥6000次（容量保持率80%）", ["≥6000次"]),
        ("剥离强度≥8 N/25 mm", ["≥8 N"]),
        ("impedance ≤ 50 kΩ at 10 Hz", ["≤ 50 kΩ"]),
        ("viscosity ≤ 300 mPa·s at 25 °C", ["≤ 300 mPa·s"]),
    ],
)
def test_a_condition_is_no_limit(indicators: str, asked: list[str]) -> None:
    assert [row.asked for row in rows(indicators, "")] == asked


@pytest.mark.parametrize(
    "today",
    [
        "目前用氦质谱逐只检漏，氦气成本高且漏判率约0.3%。",
        "关键中间体目前靠拆分，收率不到42%。",
    ],
)
def test_what_is_reached_today_is_not_asked(today: str) -> None:
    assert rows("", "漏判率30 ppm；收率91%", today) == ()


def test_a_limit_stated_twice_has_one_row() -> None:
    found = rows("厚度≤0.01 mm", "厚度0.008 mm", "厚度要求不超过0.01 mm。")

    assert len(found) == 1
    assert found[0].verdict is Verdict.MET


@pytest.mark.parametrize(
    ("indicators", "name"),
    [
        ("0.5C放电容量保持率≥80%", "放电容量保持率"),
        ("等效漏率检出限≤1×10⁻⁶ Pa·m³/s", "等效漏率检出限"),
        ("工作对象温度900℃以上", "工作对象温度"),
    ],
)
def test_a_property_is_named_whole(indicators: str, name: str) -> None:
    assert [row.property for row in rows(indicators, "")] == [name]


def test_a_size_only_mentioned_is_compared_where_the_offer_covers_it() -> None:
    text = "车间风量12万m³/h，间歇运行。"

    assert rows("", "处理风量8万m³/h", text) == ()
    (covered,) = rows("", "处理风量2万~15万m³/h", text)
    assert covered.verdict is Verdict.MET


def test_a_figure_answers_the_limit_it_names_best() -> None:
    found = rows("锂浸出率≥97%；锂回收率≥95%", "锂回收率95.4%")

    verdicts = {row.property: row.verdict for row in found}
    assert verdicts == {"锂浸出率": Verdict.UNKNOWN, "锂回收率": Verdict.MET}


def test_of_a_list_of_values_the_one_that_fits_answers() -> None:
    (row,) = rows("薄膜厚度50±3 μm", "薄膜厚度25、50、100 μm")

    assert row.verdict is Verdict.MET
    assert row.offered is not None
    assert row.offered.startswith("50")


def test_a_limit_missed_is_unmet_and_one_not_stated_is_unknown() -> None:
    found = rows("抗拉强度≥500 MPa；断后伸长率≥20%", "抗拉强度350 MPa")

    assert {row.property: row.verdict for row in found} == {
        "抗拉强度": Verdict.UNMET,
        "断后伸长率": Verdict.UNKNOWN,
    }
