"""Sentences, numbers and places are said as the language says them."""

import pytest
from tests.engine.report.make import MADE_AT

from duijie.engine.records import Source
from duijie.engine.report.voice import Voice, number, percent, sentence
from duijie.engine.results import Note
from duijie.kernel.language import Language

TERMS = Note("explain.shared_terms", {"terms": ["滤材", "fibre"]})


@pytest.mark.parametrize(
    ("language", "said"), [(Language.ZH, "滤材、fibre"), (Language.EN, "滤材, fibre")]
)
def test_a_list_is_joined_as_the_language_does(language: Language, said: str) -> None:
    assert said in sentence(TERMS, language)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (6, "6"),
        (2027, "2027"),
        (59374, "59,374"),
        (0.8231, "0.82"),
        (12.0, "12"),
        (1234.5, "1,234.5"),
        (0.00125, "0.0013"),
        (-40, "-40"),
    ],
)
def test_a_number_is_written_for_reading(value: float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.0, "<1%"), (0.0099, "<1%"), (0.01, "1%"), (0.354, "35%"), (0.994, "99%"), (1.0, ">99%")],
)
def test_a_probability_is_never_said_to_be_certain(probability: float, said: str) -> None:
    assert percent(probability) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, ""),
        (Source("a.csv"), "a.csv"),
        (Source("a.csv", None, 3), "a.csv · row 3"),
        (Source("a.xlsx", "One", 12345), "a.xlsx · sheet One · row 12345"),
    ],
)
def test_a_place_is_named_as_far_as_it_is_known(source: Source | None, said: str) -> None:
    assert Voice(Language.EN).place(source) == said


def test_one_thing_is_counted_in_the_singular() -> None:
    voice = Voice(Language.EN)

    assert voice.count("more", 1) == "and 1 more"
    assert voice.count("more", 1200) == "and 1,200 more"


def test_a_moment_names_its_zone() -> None:
    assert Voice(Language.EN).moment(MADE_AT) == "2026-03-09 16:05 UTC"
