"""Tokens: terms with the words they quote, in both languages."""

from collections import Counter

import pytest
from hypothesis import given
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.text.normalise import normalise
from duijie.engine.text.stopwords import CHINESE, ENGLISH
from duijie.engine.text.tokens import stem, term_of, terms, tokenise, words


@given(texts | with_surrogates)
def test_a_token_is_the_term_of_the_words_it_quotes(text: str) -> None:
    for token in tokenise(text):
        quoted = normalise(text[token.start : token.end]).lower()
        assert token.text == (stem(quoted) if quoted.isascii() else quoted)


@given(texts | with_surrogates)
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    found = tokenise(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert found == sorted(found, key=lambda token: (token.start, token.end))


@given(texts | with_surrogates)
def test_terms_are_those_of_the_tokens(text: str) -> None:
    assert Counter(terms(text)) == Counter(token.text for token in tokenise(text))


@given(texts | with_surrogates)
def test_terms_do_not_depend_on_what_was_read_before(text: str) -> None:
    first = terms(text)
    terms("另一段文字 with other words")

    assert terms(text) == first


@given(texts)
def test_normal_form_and_text_have_the_same_terms(text: str) -> None:
    assert terms(normalise(text)) == terms(text)


@given(texts)
def test_no_term_is_a_stop_word_or_blank(text: str) -> None:
    assert all(one.strip() and one not in CHINESE for one in terms(text))
    assert not set(words(text)) & ENGLISH & {one for one in words(text) if term_of(one)}


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("鋰離子電池隔膜塗覆", "锂离子电池隔膜涂覆"),
        ("廢水處理與資源化", "废水处理与资源化"),
        ("機器視覺檢測系統", "机器视觉检测系统"),
        ("納米複合材料製備", "纳米复合材料制备"),
    ],
)
def test_traditional_text_has_the_terms_of_simplified(traditional: str, simplified: str) -> None:
    assert terms(traditional) == terms(simplified)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coating", "coatings"),
        ("ＣＯＡＴＩＮＧ", "coating"),
        ("detect", "detecting"),
        ("PUMP", "pump"),
        ("sensors", "Sensor"),
    ],
)
def test_forms_of_an_english_word_share_a_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("的和与", [], id="only stop words"),
        pytest.param("of the and", [], id="only English stop words"),
        pytest.param("", [], id="empty"),
        pytest.param("😀\x00\u200b", [], id="no words"),
        pytest.param("IP67", ["ip67"], id="letters with digits"),
        pytest.param("99.9%", ["99.9"], id="a number"),
        pytest.param("基于FPGA的电路", ["fpga", "电路"], id="Latin inside Chinese"),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_long_chinese_word_gives_its_parts_too() -> None:
    assert {"离子", "电池"} < set(terms("锂离子电池"))


def test_mixed_text_gives_terms_of_both_languages() -> None:
    found = terms("高温 sealing 涂层 for turbine blades")

    assert found == ["高温", stem("sealing"), "涂层", stem("turbine"), stem("blades")]
