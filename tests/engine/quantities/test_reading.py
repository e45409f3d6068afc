"""Invented sentences in both languages, and promises that hold for any text."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duijie.engine.text.quantities.numbers import prepare, raised
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Comparator, Quantity

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this one."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def bound(written: str) -> float | None:
    """A limit as written in a CSV cell."""
    return float(written) if written else None


@pytest.mark.parametrize("case", rows("read_cases.csv"), ids=lambda row: f"{row['text']}")
def test_the_quantity_is_read_with_its_comparator_unit_and_property(case: dict[str, str]) -> None:
    text = case["text"]
    read = {text[item.start : item.end]: item for item in read_quantities(text)}
    assert case["span"] in read, sorted(read)
    item = read[case["span"]]
    assert item.comparator == case["comparator"]
    assert (item.low, item.high) == (bound(case["low"]), bound(case["high"]))
    assert item.unit == case["unit"]
    assert item.property == case["property"]


@pytest.mark.parametrize("case", rows("nothing_cases.csv"), ids=lambda row: row["text"])
def test_a_number_that_measures_nothing_is_left_alone(case: dict[str, str]) -> None:
    assert read_quantities(case["text"]) == (), case["why"]


def test_values_are_given_in_the_base_unit_of_their_dimension() -> None:
    (item,) = read_quantities("工作压力200 kPa")
    assert item.dimension == "pressure"
    assert item.base_low == pytest.approx(200_000)
    (item,) = read_quantities("heated to 25 °C")
    assert (item.dimension, item.base_unit) == ("temperature", "K")
    assert item.base_low == pytest.approx(298.15)


def test_a_tolerance_of_temperature_is_a_difference_not_a_point_on_the_scale() -> None:
    (item,) = read_quantities("控温精度±2℃")
    assert item.dimension == "temperature difference"
    assert (item.base_low, item.base_high) == (-2.0, 2.0)


def test_a_unit_without_a_known_dimension_has_no_base_value() -> None:
    (item,) = read_quantities("种植密度为5000株/亩")
    assert item.unit == "株/亩"
    assert (item.dimension, item.base_unit, item.base_low) == ("", "", None)


def test_money_of_two_currencies_has_two_dimensions() -> None:
    yuan, dollars = read_quantities("造价5万元, 售价2万美元")
    assert (yuan.base_unit, dollars.base_unit) == ("CNY", "USD")
    assert yuan.dimension != dollars.dimension


PIECES = """
0 1 2 3 5 9 10 25 1,000 1.5 0. 3×10 ^ ⁵ ² e-3 - − ~ ～ 至 to and 、 ， , ; 。 . : / ± ( ) [ ]
% ％ ℃ ° C MPa mpa kg k g m m2 m3 L-1 μm h d a s 天 年 月 小时 万 亿 元 $ ¥ € USD 倍 次 份
IP IP67 pH Ra φ ≥ < 不低于 约 以上 以下 左右 at least up between from 温度 纯度 含量 分别 为 of
the strength is in diameter 三 十 百 一 两 five one hundred 第 图 Table Phase CI P r x × T N l
per each 每 respectively
"""
_PIECES = st.sampled_from([*PIECES.split(), "\n", "\t", "2010"])
_SENTENCES = st.lists(_PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda joint: joint.join(pieces))
)
_ANY = st.one_of(st.text(max_size=80), _SENTENCES)


@example(text="0 USD 0")
@given(_ANY)
def test_any_text_gives_ordered_spans_inside_it_that_never_overlap(text: str) -> None:
    end = 0
    for item in read_quantities(text):
        assert end <= item.start < item.end <= len(text)
        end = item.end
        named = text[item.property_start : item.property_end] if item.property else ""
        assert item.property == named
        assert bool(item.property) == (item.property_start >= 0)


@given(_ANY)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_quantities(text) == read_quantities(text)


@given(_ANY)
def test_the_limits_fit_the_comparator(text: str) -> None:
    for item in read_quantities(text):
        no_low = item.comparator in {Comparator.AT_MOST, Comparator.LESS_THAN}
        no_high = item.comparator in {Comparator.AT_LEAST, Comparator.MORE_THAN}
        assert (item.low is None) == no_low
        assert (item.high is None) == no_high
        if item.low is not None and item.high is not None:
            assert item.low <= item.high


def significant(value: float) -> str:
    """The digits of a value without the zeros around them."""
    return re.sub(r"e.*|[.-]", "", f"{value:.15g}").strip("0")


def written(text: str, item: Quantity) -> str:
    """The digits the span holds."""
    return re.sub(r"\D", "", raised(prepare(text))[item.start : item.end])


NUMERALS = re.compile(
    "[一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|ty",
    re.IGNORECASE,
)


@given(_SENTENCES)
def test_no_number_is_invented(text: str) -> None:
    for item in read_quantities(text):
        digits, span = written(text, item), text[item.start : item.end]
        if not digits:
            assert NUMERALS.search(span)
            continue
        limits = [limit for limit in (item.low, item.high) if limit is not None]
        if "±" in span and len(limits) == 2:
            # 5±0.1: the middle and the half width are what is written.
            limits = [sum(limits) / 2, (limits[1] - limits[0]) / 2]
            limits = [float(f"{limit:.10g}") for limit in limits]
        found = [significant(limit) in digits for limit in limits]
        # A range written in two units has one end converted into the unit of the other.
        assert all(found) or (item.comparator is Comparator.RANGE and any(found)), (text, item)


@pytest.mark.parametrize(
    ("text", "value"), [("三年", 3), ("二十五天", 25), ("三百万元", 3_000_000)]
)
def test_chinese_numerals_are_read(text: str, value: float) -> None:
    (item,) = read_quantities(f"为期{text}以内" if "元" not in text else f"投资{text}")
    assert item.high == value
