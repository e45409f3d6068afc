"""How names become keys and questions become searches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.registries.pinyin import sound_keys
from duijie.registries.rules import ask, code_key, plain, word_keys
from duijie.registries.sources.tables import clean


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        pytest.param("Ｈ０１Ｍ　１０/05", "h01m 10/05", id="full width"),
        pytest.param("  Solar   Cell ", "solar cell", id="blanks"),
        pytest.param("lǜsè", "luse", id="tones"),
        pytest.param("lüse", "lvse", id="two points"),
        pytest.param("café", "cafe", id="accents"),
        pytest.param("北\u200b京", "北京", id="unseen marks"),
    ],
)
def test_what_is_typed_is_compared_in_its_plain_form(typed: str, compared: str) -> None:
    assert plain(typed) == compared


def test_a_code_is_compared_without_blanks() -> None:
    assert code_key("H01M 10/05") == "h01m10/05"


def test_a_name_is_found_by_pairs_and_a_short_one_by_each_character() -> None:
    assert set(word_keys(["锂电池"])) == {"锂电", "电池", "锂", "电", "池"}
    assert "锂" not in set(word_keys(["用于制造各种锂离子电池的装置和方法"]))


def test_words_that_are_everywhere_are_no_keys() -> None:
    assert set(word_keys(["Manufacture of furniture"])) == {"manufacture", "furniture"}


def test_a_name_is_found_by_its_sound_in_words_of_several_readings() -> None:
    assert {"w:cqdx", "w:chongqingdaxue", "s:dx"} <= set(sound_keys("重庆大学"))


def test_of_a_further_name_only_the_beginning_is_heard() -> None:
    assert set(sound_keys("", ["重庆大学"])) == {"w:cqdx", "w:chongqingdaxue"}


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("H", "", id="one letter is a code at most"),
        pytest.param("的", "'的'", id="one character"),
        pytest.param("太阳能", "'太阳' & '阳能'", id="Chinese"),
        pytest.param("of the", "", id="words that are everywhere"),
    ],
)
def test_a_question_becomes_a_query(typed: str, query: str) -> None:
    assert ask(typed).lexemes == query


def test_pinyin_may_be_typed_in_syllables() -> None:
    assert "'w:beijing':*" in ask("bei jing").lexemes


@given(st.text())
def test_nothing_typed_can_break_out_of_a_query(typed: str) -> None:
    inside = ask(typed).lexemes.split("'")[1::2]

    assert all(piece.removeprefix("w:").removeprefix("s:").isalnum() for piece in inside)


def test_a_name_broken_over_two_lines_is_joined() -> None:
    assert clean("云溪职业技术\n学院") == "云溪职业技术学院"
    assert clean(" solar \n cell ") == "solar cell"
