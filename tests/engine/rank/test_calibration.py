"""From score to probability: bounded, in order, defined for every pool."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as drawn

from duijie.engine.features.evidence import FEATURES
from duijie.engine.features.question import Floats
from duijie.engine.rank.calibration import INPUTS, chance, inputs, rising
from duijie.engine.rank.weights import PAIRINGS, built_in_weights

all_scores = drawn.arrays(
    np.float32, st.integers(0, 30), elements=st.floats(0, 8, width=32, allow_subnormal=False)
)


def values_of(scores: Floats) -> Floats:
    """Features that are all alike, for as many candidates."""
    return np.ones((len(scores), len(FEATURES)), np.float32)


@given(st.floats(allow_nan=False, width=32), st.floats(allow_nan=False, width=32))
def test_a_probability_lies_within_bounds_and_rises_with_the_log_odds(
    one: float, other: float
) -> None:
    low, high = chance(np.array(sorted((one, other)), np.float32))

    assert 0 <= low <= high <= 1


def test_even_odds_are_one_half() -> None:
    assert chance(np.zeros(1, np.float32)).tolist() == [0.5]


@given(all_scores, st.integers(0, 400))
def test_inputs_are_numbers_for_every_pool(scores: Floats, words: int) -> None:
    told = inputs(words, values_of(scores), scores)

    assert told.shape == (len(scores), len(INPUTS))
    assert np.isfinite(told).all()


@pytest.mark.parametrize("pairing", PAIRINGS)
@given(scores=all_scores)
def test_within_a_pool_the_probability_rises_with_the_score(pairing: str, scores: Floats) -> None:
    weights = built_in_weights().calibration[PAIRINGS.index(pairing)]

    odds = rising(scores, inputs(20, values_of(scores), scores) @ weights)

    order = np.argsort(scores, kind="stable")
    assert (np.diff(odds[order]) >= 0).all()


def test_log_odds_that_rise_with_the_score_stay_as_they_are() -> None:
    scores = np.array([3, 1, 2], np.float32)

    assert rising(scores, scores * np.float32(0.5)).tolist() == [1.5, 0.5, 1.0]
    assert rising(scores, -scores).tolist() == [-1, -1, -1]
