"""Cards under corrections: nothing crashes, every place lies in the text, the person wins."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clinic.making import EN, ZH

from duijie.clinic.errors import NotUnderstood, ReadingGone
from duijie.clinic.rules.asking import asked_record, problem_text
from duijie.clinic.rules.cards import MOST_QUESTIONS, sheet_of
from duijie.clinic.rules.changing import added, answered, corrected, named, restored, rewritten
from duijie.clinic.rules.helping import helps_for
from duijie.clinic.rules.marking import stretches_of
from duijie.clinic.rules.naming import is_nameless, likely_names
from duijie.clinic.types import Deed, Demand, Given, Item, Part, Said, Status
from duijie.engine.needs.types import Limit
from duijie.engine.text.quantities.reader import read_quantities

PIECES = st.sampled_from(
    ["提高", "镁合金", "耐温300℃", "不低于500 h", "预算80万元", "，", "。", "1、", "2、", "同时",
     "reduce leakage", " below 1 ml/h", ". ", "at 150 °C", "buy", "采购", "先进", "目前", "\n",
     "🙂", "İ", "ﬁ", "①", "a\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join))


def item_of(said: Said, part: Part) -> Item:
    """The first item of a part."""
    return sheet_of(said).of(part)[0]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_shown_whole_with_places_inside_it(text: str) -> None:
    sheet = sheet_of(Said(text=text))

    assert "".join(piece.text for piece in stretches_of(sheet)) == text
    for item in sheet.items:
        if item.place:
            start, end = item.place
            assert 0 <= start < end <= len(text)
            assert text[start:end] == item.words
    assert len(sheet.open) <= MOST_QUESTIONS
    assert len(helps_for(sheet)) == len(sheet.flags)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(list(Deed)[:3]), st.text(max_size=20))
def test_any_reading_can_be_corrected_and_restored(text: str, deed: Deed, words: str) -> None:
    said = Said(text=text)
    for item in sheet_of(said).items:
        try:
            after = corrected(said, item.key, deed, Given(words, item.code))
        except NotUnderstood:
            continue
        keys = {one.key for one in sheet_of(after).items}
        assert (item.key in keys) is (deed is not Deed.REMOVE)
        assert restored(after, item.key) == said
        assert asked_record(after).text is not None


def test_a_changed_limit_wins_over_the_one_that_was_read() -> None:
    said = Said(text=ZH)
    limit = item_of(said, Part.LIMIT)

    after = corrected(said, limit.key, Deed.CHANGE, Given("盐雾试验不低于720 h"))

    changed = item_of(after, Part.LIMIT)
    assert changed.status is Status.CHANGED
    assert "720 h" in changed.said.zh
    assert "720 h" in asked_record(after).text
    assert "500 h" not in asked_record(after).text


def test_a_removed_reading_is_not_asked_for_but_stays_in_the_text_to_publish() -> None:
    said = Said(text=ZH)
    limit = item_of(said, Part.LIMIT)

    after = corrected(said, limit.key, Deed.REMOVE, Given())

    assert limit.key not in {one.key for one in sheet_of(after).items}
    assert "500 h" not in asked_record(after).text
    assert problem_text(after) == ZH


PLATES = (
    (
        "The steel plate must reach ≥200 MPa and cost little.",
        "tensile strength",
        "≥200 MPa tensile strength",
    ),
    ("钢板要求≥200 MPa，耐用。", "抗拉强度", "抗拉强度≥200 MPa"),
    ("钢板要求≥200 MPa，耐用。", "抖动性", "抖动性≥200 MPa"),
)


@pytest.mark.parametrize(("text", "name", "together"), PLATES)
def test_what_a_value_limits_is_asked_and_then_stands_in_card_text_and_search(
    text: str, name: str, together: str
) -> None:
    said = Said(text=text)
    (value,) = sheet_of(said).of(Part.LIMIT)
    (asked,) = [one for one in sheet_of(said).open if one.about]
    assert (asked.code, asked.about) == ("property", value.key)
    assert "≥200 MPa" in asked.ask.zh

    after = named(said, value.key, f" {name} ")

    (limit,) = sheet_of(after).of(Part.LIMIT)
    assert isinstance(limit.read, Limit)
    assert limit.read.quantity.property == name
    assert limit.read.quantity.low == 200
    assert together in limit.said.en
    assert together in problem_text(after)
    assert together in asked_record(after).text
    assert not [one for one in sheet_of(after).open if one.about]
    assert restored(after, value.key).corrections == ()
    with pytest.raises(ReadingGone):
        named(after, value.key, name)


def test_of_several_values_without_a_name_one_is_a_question_and_none_is_asked_twice() -> None:
    said = Said(text="We want a motor of less than 5 kg and at most 300 W.")
    first, second = sheet_of(said).of(Part.LIMIT)

    by_the_way = named(said, second.key, "power")
    assert [one.about for one in sheet_of(by_the_way).open if one.about] == [first.key]
    answer = named(said, first.key, "weight")
    assert [one.code for one in answer.answers] == ["property"]
    assert not [one for one in sheet_of(answer).open if one.about]
    passed = answered(said, "property", "")
    assert not [one for one in sheet_of(passed).open if one.about]
    assert is_nameless(sheet_of(passed).of(Part.LIMIT)[0])


def test_what_is_named_stays_under_the_five_and_a_mere_condition_is_not_asked_of() -> None:
    said = Said(text="钢板要求≥200 MPa，耐用。")
    for code in ("object", "function", "condition", "current", "scale"):
        said = answered(said, code, "")
    assert sheet_of(said).open == ()

    stated = sheet_of(Said(text="The seals of our pumps work at 150 °C in mineral oil."))
    assert is_nameless(stated.of(Part.LIMIT)[0])
    assert not [one for one in stated.open if one.about]


def test_an_answer_with_a_value_is_no_line_that_can_be_named() -> None:
    said = answered(Said(text="钢板要耐用。"), "scale", "每天处理 20 t，≥200 MPa")
    values = [item for item in sheet_of(said).of(Part.LIMIT) if is_nameless(item)]
    assert {item.status for item in values} == {Status.ANSWERED}

    assert not [one for one in sheet_of(said).open if one.about]
    with pytest.raises(ReadingGone):
        named(said, values[0].key, "压力")


@pytest.mark.parametrize("name", ["", "  ", "12 %", "≥"])
def test_what_names_nothing_is_refused(name: str) -> None:
    said = Said(text="钢板要求≥200 MPa，耐用。")

    with pytest.raises(NotUnderstood):
        named(said, item_of(said, Part.LIMIT).key, name)


def test_likely_names_are_measured_in_the_unit_and_begin_with_what_results_state() -> None:
    value = item_of(Said(text="钢板要求≥200 MPa，耐用。"), Part.LIMIT)

    alone = likely_names(value)
    assert alone[0] == "pressure"
    assert {"tensile strength", "yield strength"} <= set(alone)
    assert "mass" not in alone
    told = read_quantities("Flexural strength 320 MPa, mass 3 kg; flexural strength of 340 MPa.")
    assert likely_names(value, told)[0] == "flexural strength"
    assert len(set(likely_names(value, told))) == len(likely_names(value, told)) <= 6


def test_corrections_move_with_their_words_when_the_text_is_rewritten() -> None:
    said = Said(text=ZH)
    limit = item_of(said, Part.LIMIT)
    changed = corrected(said, limit.key, Deed.CHANGE, Given("盐雾试验不低于720 h"))

    moved = rewritten(changed, f"您好。{ZH}")
    gone = rewritten(changed, "另一项需求：提高效率。")

    assert item_of(moved, Part.LIMIT).status is Status.CHANGED
    assert item_of(gone, Part.LIMIT).status is Status.ADDED


def test_what_is_not_there_cannot_be_corrected() -> None:
    with pytest.raises(ReadingGone):
        corrected(Said(text=EN), "limit-0-1", Deed.CONFIRM, Given())


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.LIMIT, "very good"),
        (Part.BUDGET, "a lot"),
        (Part.DEADLINE, "xyz"),
        (Part.SUBJECT, " "),
    ],
)
def test_words_that_do_not_say_it_are_refused(part: Part, words: str) -> None:
    with pytest.raises(NotUnderstood):
        added(Said(text=EN), part, Given(words))


def test_an_answer_is_on_the_card_and_its_question_is_not_asked_again() -> None:
    said = Said(text="我们想降低轴封的泄漏。")
    first = {one.code for one in sheet_of(said).open}

    after = answered(said, "limit", "泄漏量低于 1 ml/h，温度 150 ℃")

    assert "limit" in first
    assert "limit" not in {one.code for one in sheet_of(after).open}
    assert len(sheet_of(after).of(Part.LIMIT)) == 2


def test_no_more_than_five_questions_are_asked() -> None:
    said = Said(text="轴封漏油。")
    for _ in range(MOST_QUESTIONS):
        said = answered(said, sheet_of(said).open[0].code, "")

    assert sheet_of(said).open == ()


def test_a_list_of_needs_is_split_into_its_items() -> None:
    text = (
        "我公司有以下技术需求：\n1、提高镁合金压铸件的耐腐蚀性，延长使用寿命；\n"
        "2、开发废水中重金属的去除工艺；\n3、研制焊缝缺陷的在线检测装置。"
    )
    (found,) = [one for one in helps_for(sheet_of(Said(text=text))) if one.kind == "composite"]

    assert len(found.parts) == 3
    assert "重金属" in found.parts[1]
    assert "压铸件" not in found.parts[1]


def test_a_vague_need_gets_an_example_with_its_own_object() -> None:
    found = helps_for(sheet_of(Said(text="希望提高轴承的性能，达到国际先进水平。")))

    assert any("轴承" in one.example for one in found if one.kind == "vague")


def test_a_purchase_is_led_to_where_things_are_offered() -> None:
    found = helps_for(sheet_of(Said(text="我公司采购三台激光切割机，请报价。")))

    assert any("激光切割机" in one.search for one in found if one.kind == "purchase")


def test_a_value_that_the_text_only_states_is_no_must() -> None:
    stated = item_of(Said(text="Pump seals leak at 150 °C; we look for a better seal."), Part.LIMIT)
    asked = item_of(Said(text="Seals must last at least 8,000 h in oil."), Part.LIMIT)

    assert (stated.demand, asked.demand) == (Demand.SHOULD, Demand.MUST)
