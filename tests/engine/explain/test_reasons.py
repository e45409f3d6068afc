"""Which reasons are given, in what words, in what order."""

import pytest
from tests.engine.explain.laying import EQUAL, tell
from tests.make import make_record

from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Field


def test_figures_and_units_are_no_terms(matcher: Matcher) -> None:
    need = make_record("n", "废水处理量280 L/h，出水氟化物8 mg/L，吸附树脂寿命45天")
    offer = make_record("o", "除氟吸附树脂，处理量280 L/h，出水8 mg/L，45天再生一次")

    words = tell(matcher, need, offer).words("shared_terms")

    assert "吸附树脂" in words
    assert not {"280", "8", "45", "mg", "L", "h"} & set(words)


def test_neighbouring_terms_are_told_as_one_expression(matcher: Matcher) -> None:
    need = make_record("n", "We need a plate heat exchanger that resists fouling.")
    offer = make_record("o", "Coated plates for heat exchangers; fouling is halved.")

    words = tell(matcher, need, offer).words("shared_terms")

    assert "heat exchanger" in words
    assert "exchanger" not in words


def test_a_term_inside_an_expression_already_told_is_not_told_again(matcher: Matcher) -> None:
    need = make_record("n", "Silver recovery from solar modules. The silver must be pure.")
    offer = make_record("o", "Silver recovery by leaching; pure silver from old modules.")

    words = [word.lower() for word in tell(matcher, need, offer).words("shared_terms")]

    assert "silver recovery" in words
    assert "silver" not in words


def test_neighbouring_translations_are_told_as_one_pair(matcher: Matcher) -> None:
    need = make_record("n", "船舶环氧底漆，附着力好，适合静态停泊")
    offer = make_record("o", "An epoxy primer for ships with good adhesion at static berth.")

    pairs = tell(matcher, need, offer).words("cross_language_terms")

    assert any(pair.startswith("环氧底漆 ↔ epoxy primer") for pair in pairs)


def test_a_capital_that_only_begins_a_sentence_is_made_small(matcher: Matcher) -> None:
    need = make_record("n", "Delamination of CFRP when drilling.")
    offer = make_record("o", "A head against delamination in CFRP drilling.")

    words = tell(matcher, need, offer).words("shared_terms")

    assert "delamination" in words
    assert any("CFRP" in word for word in words)


def test_a_sentence_of_substance_is_quoted_before_a_figure(matcher: Matcher) -> None:
    need = make_record("n", "低温等离子体处理喷涂废气中的漆雾和甲苯。TOC≤5 ppm；")
    offer = make_record("o", "低温等离子体净化喷涂废气，去除漆雾与甲苯。TOC≤5 ppm；")

    told = tell(matcher, need, offer)
    note = told.reason("close_sentence")

    assert note is not None
    assert "漆雾" in told.quote(note.spans[0])
    assert "漆雾" in told.quote(note.spans[1])


def test_a_reason_that_added_nothing_is_not_given_beside_others(matcher: Matcher) -> None:
    need = make_record("n", "水性木器漆固化剂，游离单体低", industry="涂料")
    offer = make_record("o", "水性木器漆用固化剂，游离单体少", industry="涂料")
    only_field = dict.fromkeys(EQUAL, 0.0) | {"same_industry": 0.3}

    assert [one.feature for one in tell(matcher, need, offer, only_field).reasons] == ["same_field"]
    nothing = tell(matcher, need, offer, dict.fromkeys(EQUAL, 0.0)).reasons
    assert nothing
    assert nothing[0].feature != "same_field"


def test_at_equal_contribution_a_checked_figure_stands_before_a_common_field(
    matcher: Matcher,
) -> None:
    need = make_record("n", "高强钢，抗拉强度≥500 MPa", industry="钢铁")
    offer = make_record("o", "热轧高强钢板，抗拉强度520 MPa", industry="钢铁")
    equal = dict.fromkeys(EQUAL, 0.0) | {"limits_met": 0.5, "same_industry": 0.5}

    kinds = [one.feature for one in tell(matcher, need, offer, equal).reasons]

    assert kinds == ["quantity_met", "same_field"]


@pytest.mark.parametrize(
    ("need", "offer", "absent"),
    [
        pytest.param(
            "寻找海水淡化用反渗透膜",
            "一种耐污染的纳滤装置，用于印染车间",
            {"海水淡化", "反渗透膜", "海水", "淡化", "反渗透"},
            id="what is sought",
        ),
        pytest.param("磷酸铁锂电芯", "锂离子电池低温电解液", set(), id="short name written out"),
        pytest.param("希望有时能做到更好", "刀具磨损预警系统", set(), id="no nouns"),
        pytest.param(
            "Finding cheaper ways ahead", "A camera for belts", set(), id="verbs and adverbs"
        ),
        pytest.param(
            "Sterilisation of endoscopes",
            "Cabinet that sterilises endoscopes",
            set(),
            id="another form of the word",
        ),
        pytest.param("氢气泄漏传感器", "Hydrogen leak sensor", set(), id="said in translation"),
    ],
)
def test_only_weighty_nouns_are_said_to_be_missing(
    matcher: Matcher, need: str, offer: str, absent: set[str]
) -> None:
    told = tell(matcher, make_record("n", need, title=need), make_record("o", offer))

    assert set(told.absent()) <= absent
    assert bool(told.absent()) == bool(absent)


def test_readiness_below_the_one_asked_speaks_against(matcher: Matcher) -> None:
    need = make_record("n", "深海泵", **{Field.READINESS: "TRL 7"})
    low = make_record("o", "深海泵", **{Field.READINESS: "TRL 4"})

    codes = [note.code for note in tell(matcher, need, low).against]

    assert codes == ["explain.readiness_gap"]
    silent = tell(matcher, need, make_record("o", "深海泵"))
    assert [note.code for note in silent.unknown] == ["explain.readiness_unknown"]
