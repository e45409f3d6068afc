"""The normal form: one character for one, whatever the text."""

import sys

import pytest
from hypothesis import example, given
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.text.normalise import normalise

EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))


@given(texts | with_surrogates)
@example("\ud800")
def test_a_normal_form_has_the_length_of_its_text(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(texts | with_surrogates)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(texts, texts)
def test_a_character_reads_alike_wherever_it_stands(before: str, after: str) -> None:
    assert normalise(before + after) == normalise(before) + normalise(after)


def test_all_of_unicode_keeps_its_length_also_in_lower_case() -> None:
    normal = normalise(EVERY_CHARACTER)

    assert len(normal) == len(EVERY_CHARACTER)
    grown = [f"U+{ord(one):04X}" for one in set(normal) if len(one.lower()) != 1]
    assert not grown
    assert normalise(normal) == normal


def test_no_chinese_character_of_the_basic_plane_leaves_it() -> None:
    basic = "".join(map(chr, range(0x3400, 0xA000)))

    assert max(normalise(basic)) <= "\uffff"


@given(with_surrogates)
def test_a_normal_form_can_be_encoded(text: str) -> None:
    assert normalise(text).encode("utf-8").decode("utf-8") == normalise(text)


def test_plain_ascii_is_left_alone() -> None:
    ascii_text = EVERY_CHARACTER[:128]

    assert normalise(ascii_text) == ascii_text


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        pytest.param("ＡＢＣ１２３％", "ABC123%", id="full width"),
        pytest.param("轉化鏈條與電池", "转化链条与电池", id="traditional"),
        pytest.param("−40～85", "-40~85", id="dashes and tildes"),
        pytest.param("“高”‘低’", "\"高\"'低'", id="quotes"),
        pytest.param("a\u3000b\u00a0c\u200bd", "a b c d", id="blanks"),
        pytest.param("5µm", "5μm", id="micro sign"),
        pytest.param("⌀50 ø50 φ50", "Φ50 Φ50 Φ50", id="diameter"),
        pytest.param("Fe₂O₃ 10⁻⁶", "Fe2O3 10-6", id="small digits"),
        pytest.param("⼾⻋⾧", "户⻋长", id="radicals"),
        pytest.param("25℃", "25℃", id="a form that would grow stays"),
        pytest.param("MPa", "MPa", id="case stays"),
    ],
)
def test_one_spelling_for_what_means_the_same(written: str, normal: str) -> None:
    assert normalise(written) == normal
