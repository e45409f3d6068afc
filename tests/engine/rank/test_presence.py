"""Whether anything fits: bounded, repeatable, lower once the answer is taken out."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as drawn
from tests.engine.rank.examples import NEEDS, OFFERS
from tests.make import make_record

from duijie.engine.features.evidence import FEATURES
from duijie.engine.features.question import Floats
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.presence import INPUTS, comparable, inputs

ANSWERED = [labelled for labelled in NEEDS if labelled.fits]
NEED = "输送含砂海水的离心泵，耐腐蚀，寿命长"
ANSWER = make_record("answer", "耐腐蚀离心泵，用于输送含砂海水，叶轮寿命长")
SUBJECTS = (
    "苹果采摘机械手", "锂电池隔膜涂覆", "钢板表面喷涂机器人", "污水中氨氮的在线监测",
    "玻璃纤维编织物", "小麦赤霉病抗性品种", "激光焊接熔深检测", "煤矿井下人员定位",
    "婴儿配方奶粉检测", "光伏组件清洗装置", "桥梁裂缝无人机巡检", "电动汽车充电桩",
)  # fmt: skip
OTHERS = [make_record(f"other-{place}", said) for place, said in enumerate(SUBJECTS)]
values_of_pools = drawn.arrays(
    np.float32,
    st.tuples(st.integers(11, 40), st.just(len(FEATURES))),
    elements=st.floats(0, 2, width=32, allow_subnormal=False),
)


@pytest.fixture(scope="module", params=[3, len(OTHERS)], ids=["a few", "enough to compare"])
def small(request: pytest.FixtureRequest) -> Iterator[Matcher]:
    """A small index with one answer, with and without enough others beside it."""
    with Matcher.build([ANSWER, *OTHERS[: request.param]]) as built:
        yield built


@given(values_of_pools, st.integers(0, 400))
def test_inputs_are_numbers_for_every_pool(values: Floats, words: int) -> None:
    told = inputs(words, values, values.sum(axis=1))

    assert told.shape == (len(INPUTS),)
    assert np.isfinite(told).all()


@given(values_of_pools)
def test_the_order_of_the_candidates_does_not_matter(values: Floats) -> None:
    scores = np.arange(len(values), dtype=np.float32)

    told = inputs(20, values, scores)

    assert inputs(20, values[::-1], scores[::-1]) == pytest.approx(told, abs=1e-3)


def test_among_ten_or_fewer_nobody_stands_out() -> None:
    assert [comparable(count) for count in (0, 1, 10, 11, 350)] == [False] * 3 + [True] * 2


def test_it_falls_when_the_answer_is_taken_out(small: Matcher) -> None:
    need = make_record("need", NEED)

    there, gone = small.answer(need), small.answer(need, exclude={"answer"})

    assert there.matches[0].offer.id == "answer"
    assert 0 <= gone.fit_probability < there.fit_probability <= 1
    assert small.answer(need).fit_probability == there.fit_probability


def test_it_falls_for_most_bundled_needs_when_their_answers_are_taken_out(
    matcher: Matcher,
) -> None:
    fell = []
    for labelled in ANSWERED:
        there = matcher.answer(labelled.need, top=1).fit_probability
        gone = matcher.answer(labelled.need, top=1, exclude=labelled.fits).fit_probability
        fell.append(there > gone)

    assert sum(fell) / len(fell) >= 0.75


def test_an_empty_pool_has_no_chance() -> None:
    with Matcher.build([]) as empty:
        assert empty.answer(ANSWERED[0].need).fit_probability == 0


def test_a_limit_missed_by_the_only_likely_candidate_lowers_it() -> None:
    need = make_record("need", "输送含砂海水的离心泵，扬程不低于 80 m")
    met = make_record("pump", "含砂海水离心泵，扬程 90 m")
    missed = make_record("pump", "含砂海水离心泵，扬程 20 m")

    chances = []
    for pump in (met, missed):
        with Matcher.build([pump, *OTHERS]) as built:
            chances.append(built.answer(need).fit_probability)

    assert chances[0] > 2 * chances[1]


@pytest.mark.parametrize("copies", [1, 3])
def test_more_records_on_other_subjects_hardly_change_it(copies: int, matcher: Matcher) -> None:
    need = ANSWERED[0].need
    strays = [
        make_record(f"stray-{place}", f"第{place}届民国字画与旧邮票拍卖会图录")
        for place in range(20 * copies)
    ]

    with Matcher.build([*OFFERS, *strays]) as more:
        change = more.answer(need).fit_probability - matcher.answer(need).fit_probability

    assert abs(change) <= 0.1
