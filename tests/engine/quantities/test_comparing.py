"""The truth table of asked and offered, and names of properties across languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.results import Verdict
from duijie.engine.text.quantities.compare import same_property, verdict
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Quantity


def one(text: str) -> Quantity:
    """The only quantity of a text."""
    (item,) = read_quantities(text)
    return item


@pytest.mark.parametrize(
    ("asked", "offered", "expected"),
    [
        # At least
        ("≥200 MPa", "250 MPa", Verdict.MET),
        ("≥200 MPa", "200 MPa", Verdict.MET),
        ("≥200 MPa", "0.25 GPa", Verdict.MET),
        ("≥200 MPa", "150 MPa", Verdict.UNMET),
        ("≥200 MPa", "≥300 MPa", Verdict.MET),
        ("≥200 MPa", "≥100 MPa", Verdict.UNKNOWN),
        ("≥200 MPa", "≤150 MPa", Verdict.UNMET),
        ("≥200 MPa", "≤300 MPa", Verdict.UNKNOWN),
        ("≥200 MPa", "150-250 MPa", Verdict.MET),
        ("≥200 MPa", "100-150 MPa", Verdict.UNMET),
        (">200 MPa", "200 MPa", Verdict.UNMET),
        (">200 MPa", ">200 MPa", Verdict.MET),
        ("≥200 MPa", "about 250 MPa", Verdict.MET),
        ("≥200 MPa", "about 210 MPa", Verdict.UNKNOWN),
        # At most
        ("≤5 kg", "4 kg", Verdict.MET),
        ("≤5 kg", "4000 g", Verdict.MET),
        ("≤5 kg", "6 kg", Verdict.UNMET),
        ("≤5 kg", "<5 kg", Verdict.MET),
        ("<5 kg", "5 kg", Verdict.UNMET),
        ("<5 kg", "≤5 kg", Verdict.UNKNOWN),
        ("≤5 kg", "≥6 kg", Verdict.UNMET),
        # A single value, exact or about
        ("50 mm", "50 mm", Verdict.MET),
        ("50 mm", "5 cm", Verdict.MET),
        ("50 mm", "60 mm", Verdict.UNMET),
        ("50 mm", "10-100 mm", Verdict.MET),
        ("50 mm", "≥40 mm", Verdict.UNKNOWN),
        ("about 50 mm", "52 mm", Verdict.MET),
        ("about 50 mm", "60 mm", Verdict.UNMET),
        # A range
        ("-40~85 °C", "-55~125 °C", Verdict.MET),
        ("-40~85 °C", "-20~60 °C", Verdict.MET),
        ("-40~85 °C", "-20~125 °C", Verdict.UNMET),
        ("-40~85 °C", "100~125 °C", Verdict.UNMET),
        ("10-20 mm", "15 mm", Verdict.MET),
        ("10-20 mm", "25 mm", Verdict.UNMET),
        ("10-20 mm", "≤18 mm", Verdict.UNKNOWN),
        ("10-20 mm", "≥25 mm", Verdict.UNMET),
        ("5±0.1 μm", "5.05 μm", Verdict.MET),
        # Other dimensions and currencies
        ("≥200 MPa", "250 mm", Verdict.UNKNOWN),
        ("不超过10万元", "8万元", Verdict.MET),
        ("不超过10万元", "$10,000", Verdict.UNKNOWN),
        ("≥30 wt%", "40 vol%", Verdict.UNKNOWN),
        ("≥30 %", "40 wt%", Verdict.MET),
        ("≥1 %", "20000 ppm", Verdict.MET),
        ("准确率不低于95%", "accuracy of 0.97", Verdict.MET),
    ],
)
def test_the_truth_table(asked: str, offered: str, expected: Verdict) -> None:
    assert verdict(one(asked), one(offered)) is expected


def test_units_without_a_dimension_leave_it_unknown() -> None:
    assert verdict(one("≥5000株/亩"), one("6000株/亩")) is Verdict.UNKNOWN


@given(st.floats(1e-6, 1e9), st.sampled_from(["MPa", "kg", "mm", "%", "h", "°C"]))
def test_a_value_meets_itself_and_what_it_bounds(value: float, unit: str) -> None:
    written = f"{value:.6f}"
    exact = one(f"{written} {unit}")
    assert verdict(exact, exact) is Verdict.MET
    assert verdict(one(f"≥{written} {unit}"), exact) is Verdict.MET
    assert verdict(one(f"≤{written} {unit}"), exact) is Verdict.MET


@pytest.mark.parametrize(
    ("asked", "offered", "floor", "ceiling"),
    [
        ("抗拉强度≥200 MPa", "tensile strength of 250 MPa", 1.0, 1.0),
        ("拉伸强度≥200 MPa", "抗拉强度250 MPa", 1.0, 1.0),
        ("耐温120℃", "operating temperature of 130 °C", 1.0, 1.0),
        ("耐温120℃", "工作温度130℃", 1.0, 1.0),
        ("纯度≥99%", "a purity of 99.5%", 1.0, 1.0),
        ("粒径≤50 nm", "particle size of 40 nm", 1.0, 1.0),
        ("收率90%", "yield of 92%", 1.0, 1.0),
        ("入口温度20℃", "出口温度30℃", 0.5, 0.9),
        ("抗拉强度≥200 MPa", "抗压强度250 MPa", 0.0, 0.5),
        ("密度5 g/L", "purity of 99%", 0.0, 0.0),
        ("长5 mm", "3 mm", 0.2, 0.3),
        ("5 mm", "3 mm", 0.5, 0.5),
        ("5 mm", "3 kg", 0.0, 0.0),
    ],
)
def test_names_of_one_property_agree_across_languages(
    asked: str, offered: str, floor: float, ceiling: float
) -> None:
    assert floor <= same_property(one(asked), one(offered)) <= ceiling
