"""Languages: of a whole text, and of its stretches."""

from itertools import pairwise

import pytest
from hypothesis import given
from tests.engine.text.strategies import texts, with_surrogates

from duijie.engine.text.language import language_of, segments
from duijie.kernel.language import Language


@given(texts | with_surrogates)
def test_segments_cover_a_text_without_gaps(text: str) -> None:
    found = segments(text)

    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.start < one.end for one in found)
    assert all(one.end == after.start for one, after in pairwise(found))


@given(texts | with_surrogates)
def test_an_english_segment_has_no_chinese(text: str) -> None:
    english = [one for one in segments(text) if one.language is Language.EN]

    assert not [
        one for one in english if any("\u4e00" <= c <= "\u9fff" for c in text[one.start : one.end])
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", Language.EN),
        ("12 %, 3–5", Language.EN),
        ("Seal for slurry pumps", Language.EN),
        ("渣浆泵密封", Language.ZH),
        ("渣漿泵的密封", Language.ZH),
        ("基于FPGA的激光雷达驱动电路", Language.ZH),
        ("IGBT模块", Language.ZH),
        ("The Chinese term is 密封", Language.EN),
        ("Café crème é", Language.EN),
        ("本文研究深度学习方法。Keywords: deep learning", Language.ZH),
    ],
)
def test_a_text_is_in_the_language_most_of_it_is_in(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_an_abstract_in_both_languages_has_a_segment_of_each() -> None:
    chinese, english = "耐磨涂层的制备方法。", "A method for making wear resistant coatings"

    found = [(chinese + english)[one.start : one.end] for one in segments(chinese + english)]

    assert found == [chinese, english]


def test_names_and_units_inside_chinese_make_no_segment() -> None:
    assert len(segments("采用FPGA与MCU，功耗≤5 W，接口RS485，带CAN总线")) == 1
