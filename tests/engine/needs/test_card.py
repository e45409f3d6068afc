"""What a need card reads, case by case."""

from datetime import date

import pytest

from duijie.engine.needs.card import read_need
from duijie.engine.needs.types import Evidence, NeedCard, Strength
from duijie.engine.records import Field, Record


def _record(**fields: str) -> Record:
    return Record("n1", {Field(name): value for name, value in fields.items()})


def _flags(card: NeedCard) -> set[str]:
    return {note.code.rpartition(".")[2] for note in card.flags}


def _asked(card: NeedCard) -> list[str]:
    return [question.code for question in card.missing]


def _words(card: NeedCard, evidence: Evidence | None) -> str:
    assert evidence is not None
    assert evidence.span is not None
    return card.record.text[evidence.span.start : evidence.span.end]


def test_a_property_is_told_from_the_thing_it_belongs_to() -> None:
    card = read_need("希望提高镁合金压铸件的耐腐蚀性。")

    assert card.wanted[0].function == "raise"
    assert _words(card, card.wanted[0].object) == "耐腐蚀性"
    assert _words(card, card.wanted[0].owner) == "镁合金压铸件"
    assert _words(card, card.subject) == "镁合金压铸件"


def test_the_same_is_read_in_english() -> None:
    card = read_need("We need to improve the corrosion resistance of magnesium castings.")

    assert card.wanted[0].function == "raise"
    assert _words(card, card.wanted[0].object) == "corrosion resistance"
    assert _words(card, card.subject) == "magnesium castings"


def test_what_must_not_suffer_is_a_constraint_and_no_wish() -> None:
    card = read_need("在不降低焊接强度的前提下，缩短铝合金车身焊接节拍。")

    assert [one.function for one in card.wanted] == ["lower"]
    assert [one.code for one in card.constraints] == ["preserve"]


def test_firmness_follows_the_words_of_the_clause() -> None:
    card = read_need("拉伸强度必须达到300 MPa，硬度最好在60 HRC左右，厚度2 mm。")

    strengths = [limit.strength for limit in card.limits]
    assert strengths[:2] == [Strength.MUST, Strength.SHOULD]


def test_todays_values_are_not_limits() -> None:
    card = read_need("现有产线节拍为90秒/台，目标60秒/台。")

    assert [limit.evidence.words for limit in card.limits] == ["60秒/台"]
    assert [limit.evidence.words for limit in card.current] == ["90秒/台"]


def test_a_budget_column_outweighs_the_text() -> None:
    card = read_need(_record(title="余热回收", description="预算20万元。", budget="100-200万元"))

    assert card.budget is not None
    assert (card.budget.low, card.budget.high, card.budget.currency) == (1e6, 2e6, "CNY")
    assert card.budget.evidence == Evidence("100-200万元", None, Field.BUDGET)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("预算50万元", 5e5, 5e5, "CNY"),
        ("预算不超过100万", None, 1e6, "CNY"),
        ("拟投入资金300万元以上", 3e6, None, "CNY"),
        ("拟投入1.2亿元", 1.2e8, 1.2e8, "CNY"),
        ("Budget: $1.5 million", 1.5e6, 1.5e6, "USD"),
        ("Our budget is EUR 20k to 40k.", 2e4, 4e4, "EUR"),
        ("The budget is up to £250,000.", None, 2.5e5, "GBP"),
    ],
)
def test_sums_are_read_with_scale_and_currency(
    text: str, low: float | None, high: float | None, currency: str
) -> None:
    budget = read_need(text).budget

    assert budget is not None
    assert (budget.low, budget.high, budget.currency) == (low, high, currency)


@pytest.mark.parametrize("text", ["单价不超过50元", "每年损失300万元", "unit cost below $5"])
def test_a_price_is_no_budget(text: str) -> None:
    assert read_need(text).budget is None


@pytest.mark.parametrize(
    ("words", "day", "months"),
    [
        ("2026年12月底前", date(2026, 12, 31), None),
        ("2027-02", date(2027, 2, 28), None),
        ("2026-05-01 00:00:00", date(2026, 5, 1), None),
        ("2026年三季度", date(2026, 9, 30), None),
        ("2026年上半年", date(2026, 6, 30), None),
        ("30 September 2027", date(2027, 9, 30), None),
        ("Q4 2026", date(2026, 12, 31), None),
        ("6个月", None, 6),
        ("一年半", None, 18),
        ("within two years", None, 24),
    ],
)
def test_deadlines_are_days_or_months(words: str, day: date | None, months: float | None) -> None:
    deadline = read_need(_record(title="余热回收", deadline=words)).deadline

    assert deadline is not None
    assert (deadline.day, deadline.months) == (day, months)


def test_a_service_life_is_no_deadline() -> None:
    assert read_need("设备使用寿命要求10年内免维护。").deadline is None


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("要求TRL 6级以上", (6, 9)),
        ("TRL 4-6 is required", (4, 6)),
        ("需要中试成果", (6, 7)),
        ("希望是成熟技术", (9, 9)),
        ("We need a proof of concept", (3, 3)),
        ("目前市场上的成熟技术不能满足", None),
    ],
)
def test_maturity_is_read_from_words(text: str, levels: tuple[int, int] | None) -> None:
    maturity = read_need(text).maturity

    assert (maturity and (maturity.low, maturity.high)) == levels


def test_a_place_counts_only_beside_a_wish() -> None:
    assert [one.code for one in read_need("限江苏高校，研发涂层。").regions] == ["江苏"]
    assert read_need("与南京某大学联合研制过涂层。").regions == ()


def test_english_words_inside_words_are_no_chinese_entries() -> None:
    card = read_need("A standard calendar for scheduling applications of controlled materials.")

    assert card.confidentiality is None
    assert card.cooperation == ()


@pytest.mark.parametrize(
    "text",
    [
        "求购304不锈钢管200吨，请报价。",
        "Looking to buy 500 stepper motors, please send a quotation.",
    ],
)
def test_only_a_purchase_is_said(text: str) -> None:
    assert "purchase" in _flags(read_need(text))


@pytest.mark.parametrize(
    "text",
    [
        "求购一种能解决结晶问题的设备，可委托开发。",
        "We want to buy a machine, but it has to be developed with us.",
    ],
)
def test_a_purchase_with_something_to_solve_is_a_need(text: str) -> None:
    assert "purchase" not in _flags(read_need(text))


def test_a_list_of_limits_is_one_need() -> None:
    card = read_need("研发高强铝合金：1、抗拉强度≥500MPa；2、延伸率≥8%；3、密度≤2.8g/cm3。")

    assert "composite" not in _flags(card)


def test_a_list_of_wishes_is_several_needs() -> None:
    card = read_need("1、研发极片缺陷检测系统；2、解决污水氨氮超标问题；3、开发能耗管理软件。")

    assert "composite" in _flags(card)


def test_slogans_are_said_and_nothing_is_read_from_them() -> None:
    card = read_need("提升企业核心竞争力，实现高质量发展，达到国际领先水平，填补国内空白。")

    assert card.wanted == ()
    assert "slogans" in _flags(card)
    assert _asked(card)[:3] == ["object", "function", "limit"]


def test_the_kind_of_need_decides_the_questions() -> None:
    software = _asked(read_need("开发一款设备预测性维护软件平台。"))
    material = _asked(read_need("提高聚氨酯涂层的耐候性。"))

    assert "inputs" in software
    assert "condition" in material
    assert "inputs" not in material


def test_what_is_answered_is_not_asked() -> None:
    card = read_need(
        "希望降低钢板切割能耗至5kWh/t以下，目前为8kWh/t，预算50万元，6个月内完成，"
        "合作方式：委托开发，要求中试以上成熟度，环境温度40℃，产能10吨/天，进料成分稳定。"
    )

    assert set(_asked(card)) & {"limit", "budget", "deadline", "cooperation", "maturity"} == set()


def test_programme_notices_are_set_aside() -> None:
    notice = (
        "Work on this falls under ITAR and 22 CFR as amended, up to 30 kg of hardware included. "
        "Offerors must name all staff from abroad, 14 days ahead, before any export happens. "
    )
    card = read_need(
        f"TECHNOLOGY AREA(S): Sensors {notice}OBJECTIVE: Develop a valve with a mass below 2 kg."
    )

    assert [limit.evidence.words for limit in card.limits] == ["below 2 kg"]
    assert "notices" in _flags(card)
    assert card.confidentiality is not None
    assert card.confidentiality.code == "restricted"


def test_an_empty_need_gets_questions_and_no_flags() -> None:
    card = read_need("")

    assert card.flags == ()
    assert _asked(card)[0] == "object"
