"""The shipped word lists: stop words and the words of the field."""

import re

import pytest

from duijie.engine.text.lexicon import load_words
from duijie.engine.text.normalise import normalise
from duijie.engine.text.stopwords import CHINESE, ENGLISH
from duijie.engine.text.tokens import term_of, terms, words


def test_words_of_the_field_are_chinese_in_normal_form_and_stand_once() -> None:
    shipped = load_words()

    assert len(set(shipped)) == len(shipped)
    assert not [word for word in shipped if word != normalise(word) or len(word) < 2]
    assert not [word for word in shipped if not re.fullmatch("[\u3400-\u9fff]+", word)]


def test_no_word_of_the_field_is_a_stop_word() -> None:
    assert not set(load_words()) & CHINESE


@pytest.mark.parametrize("word", load_words()[:: len(load_words()) // 40])
def test_a_word_of_the_field_is_found_alone(word: str) -> None:
    assert word in words(word)


def test_stop_words_are_written_as_they_are_looked_up() -> None:
    assert all(word == word.lower() and word.isascii() for word in ENGLISH)
    assert all(word == normalise(word) for word in CHINESE)


def test_no_stop_word_is_a_term() -> None:
    assert not [word for word in ENGLISH | CHINESE if term_of(word)]


def test_english_stop_words_leave_no_terms() -> None:
    assert terms(" ".join(sorted(ENGLISH))) == []
