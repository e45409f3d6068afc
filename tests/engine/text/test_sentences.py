"""Sentences: where they end, and where a full stop ends nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.text.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences as they are written."""
    return [text[start:end] for start, end in sentences(text)]


@given(texts | with_surrogates)
def test_sentences_stand_in_order_inside_the_text_without_blanks_at_their_edges(text: str) -> None:
    found = sentences(text)

    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= after[0] for one, after in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


@given(texts | with_surrogates)
def test_nothing_but_blanks_stands_between_sentences(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(texts)
def test_no_sentence_goes_over_a_line_break(text: str) -> None:
    assert not [one for one in cut(text) if "\n" in one]


@pytest.mark.parametrize(
    "text",
    [
        "Coatings, e.g. nitrides, wear slowly.",
        "See Fig. 3 for the layout.",
        "Grade No. 5 is enough.",
        "A hole of 3.5 mm is drilled.",
        "Work by Smith et al. shows this.",
        "Small parts, i.e. screws, are held.",
        "Batch vs. continuous runs.",
        "A part by J. Smith is used.",
        "纯度≥99.9 %，粒径3.5 μm",
        "孔径为φ3.5mm的圆孔",
    ],
)
def test_a_full_stop_in_an_abbreviation_or_a_number_ends_nothing(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "成本过高。寿命短！能否改善？", ["成本过高。", "寿命短！", "能否改善？"], id="marks"
        ),
        pytest.param("强度≥200 MPa；密度低", ["强度≥200 MPa；", "密度低"], id="semicolon"),
        pytest.param("他说“可行。”再试", ["他说“可行。”", "再试"], id="closing quote"),
        pytest.param("It wears. It leaks.", ["It wears.", "It leaks."], id="English"),
        pytest.param("It holds 5. Then it fails.", ["It holds 5.", "Then it fails."], id="number"),
        pytest.param("标题\n\n  正文 ", ["标题", "正文"], id="lines"),
        pytest.param("磨损快。It leaks. 换新", ["磨损快。", "It leaks.", "换新"], id="mixed"),
        pytest.param(" \n ", [], id="blank"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
