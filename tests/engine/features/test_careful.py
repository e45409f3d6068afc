"""The second look: what the records tell side by side, and its promises."""

import math

import pytest
from examples import build
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.text.strategies import texts, with_surrogates
from tests.make import make_record

from duijie.engine.features import careful
from duijie.engine.features.careful import CAREFUL, Careful, lay_side_by_side, offered_readiness
from duijie.engine.needs.card import read_need
from duijie.engine.records import Field, Record

every_feature = pytest.mark.parametrize("feature", CAREFUL, ids=lambda one: one.__name__)


def from_row(row: build.Row) -> Record:
    """An example as the engine reads it."""
    fields = {str(name) for name in Field} - {"id"}
    return make_record(row["id"], "", **{key: row[key] for key in fields & set(row)})


NEEDS = [from_row(row) for row in build.read_source("needs")]
OFFERS = [from_row(row) for row in build.read_source("offers")]

records = st.builds(
    Record,
    st.text(max_size=3),
    st.dictionaries(st.sampled_from(Field), texts | with_surrogates, max_size=5),
)


def value(feature: Careful, need: Record, offer: Record) -> float:
    """What a feature says of two records."""
    return feature(lay_side_by_side(read_need(need), offer))


@every_feature
@given(need=st.sampled_from(NEEDS) | records, offer=st.sampled_from(OFFERS) | records)
def test_a_value_lies_between_nought_and_one(feature: Careful, need: Record, offer: Record) -> None:
    found = value(feature, need, offer)

    assert math.isfinite(found)
    assert 0 <= found <= 1


@every_feature
@given(need=st.sampled_from(NEEDS), offer=st.sampled_from(OFFERS))
def test_the_same_pair_gives_the_same_value(feature: Careful, need: Record, offer: Record) -> None:
    assert value(feature, need, offer) == value(feature, need, offer)


@every_feature
def test_records_that_say_nothing_speak_neither_for_nor_against(feature: Careful) -> None:
    assert value(feature, make_record(), make_record()) == 0
    assert value(feature, NEEDS[0], make_record()) == 0
    assert value(feature, make_record(), OFFERS[0]) == 0


@given(need=st.sampled_from(NEEDS) | records, offer=st.sampled_from(OFFERS) | records)
def test_limits_met_and_unmet_are_shares_of_one_whole(need: Record, offer: Record) -> None:
    met = value(careful.limits_met, need, offer)

    assert met + value(careful.limits_unmet, need, offer) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("offered", "feature"),
    [("抗拉强度达到520 MPa", careful.limits_met), ("抗拉强度达到350 MPa", careful.limits_unmet)],
)
def test_a_stated_figure_meets_or_misses_the_limit(offered: str, feature: Careful) -> None:
    need = make_record("n", "需要一种铝合金板材", indicators="抗拉强度≥450 MPa")

    assert value(feature, need, make_record("o", f"一种铝合金板材，{offered}")) == 1


@pytest.mark.parametrize(
    ("asked", "offered", "gap"),
    [
        pytest.param("TRL7", "TRL4", 1.0, id="three levels below"),
        pytest.param("TRL7", "TRL6", 1 / 3, id="one level below"),
        pytest.param("TRL7", "TRL9", 0.0, id="above"),
        pytest.param("TRL7", "", 0.0, id="not stated"),
        pytest.param("", "TRL2", 0.0, id="not asked"),
    ],
)
def test_only_what_stands_below_the_readiness_asked_is_a_gap(
    asked: str, offered: str, gap: float
) -> None:
    need = make_record("n", "高温轴承", readiness=asked)
    offer = make_record("o", "高温轴承", readiness=offered)

    assert value(careful.readiness_gap, need, offer) == pytest.approx(gap)


@pytest.mark.parametrize(("stated", "level"), [("TRL6，中试", 6), ("TRL 4", 4), ("", None)])
def test_the_readiness_of_an_offer_is_read(stated: str, level: int | None) -> None:
    assert offered_readiness(make_record("o", "x", readiness=stated)) == level


@pytest.mark.parametrize(
    ("feature", "field", "one", "same", "other"),
    [
        (careful.same_classification, "ipc", "H01M 10/0567", "h01m10/42; C08L", "F16C 33/10"),
        (careful.same_industry, "industry", "新能源电池", "新能源电池", "纺织"),
        (careful.same_region, "region", "浙江杭州", "浙江湖州", "四川成都"),
        (careful.freshness, "date", "2026-03-01", "2025-11-30", "2009"),
    ],
)
def test_a_field_both_share_speaks_for_the_pair(
    feature: Careful, field: str, one: str, same: str, other: str
) -> None:
    need = make_record("n", "密封", **{field: one})

    assert value(feature, need, make_record("o", "密封", **{field: same})) > 0
    assert value(feature, need, make_record("o", "密封", **{field: other})) == 0
