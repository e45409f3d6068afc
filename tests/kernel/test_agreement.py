"""Krippendorff's alpha, on the published examples and on anything judges may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.kernel.agreement import alpha, of_marks, of_words

# Krippendorff 2011: four judges, twelve things, blanks left out.
PUBLISHED = [
    "111",
    "2232",
    "3333",
    "3333",
    "2222",
    "1234",
    "4444",
    "1121",
    "2222",
    "555",
    "11",
    "3",
]

WORDS = st.sampled_from(["useful", "known", "too_early", "wrong_field"])
UNITS = st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=30)


def test_alpha_of_words_is_that_of_the_published_example() -> None:
    assert alpha(PUBLISHED, of_words) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_marks_is_that_of_the_published_example() -> None:
    marks = [[float(sign) for sign in unit] for unit in PUBLISHED]
    assert alpha(marks, of_marks) == pytest.approx(0.849, abs=0.0005)


def test_full_agreement_is_one_and_what_tells_nothing_apart_is_none() -> None:
    assert alpha([[1, 1], [5, 5], [9, 9]], of_marks) == pytest.approx(1)
    assert alpha([[4, 4], [4, 4]], of_marks) is None
    assert alpha([["useful"], ["known"]], of_words) is None


@given(UNITS)
def test_alpha_is_at_most_one_and_does_not_ask_who_said_what(units: list[list[str]]) -> None:
    found = alpha(units, of_words)
    turned = alpha([list(reversed(unit)) for unit in reversed(units)], of_words)

    said = {word for unit in units if len(unit) > 1 for word in unit}
    assert (found is None) == (len(said) < 2)
    if found is not None and turned is not None:
        assert found <= 1
        assert found == pytest.approx(turned)


@given(UNITS)
def test_judges_of_one_mind_agree_in_full(units: list[list[str]]) -> None:
    same = [[unit[0]] * len(unit) for unit in units]
    found = alpha(same, of_words)
    assert found is None or found == pytest.approx(1)
