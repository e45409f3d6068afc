import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.evaluate.bootstrap import difference, interval


def test_the_interval_is_close_to_the_one_theory_gives() -> None:
    values = np.random.default_rng(1).normal(0.5, 0.2, size=400)
    half = 1.96 * values.std() / math.sqrt(400)

    found = interval(values, seed=2)

    assert found.low == pytest.approx(values.mean() - half, abs=0.003)
    assert found.high == pytest.approx(values.mean() + half, abs=0.003)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.integers(0, 100))
def test_the_interval_is_the_same_for_the_same_seed_and_lies_within_the_values(
    values: list[float], seed: int
) -> None:
    array = np.array(values)

    found = interval(array, seed, rounds=200)

    assert found == interval(array, seed, rounds=200)
    assert array.min() - 1e-12 <= found.low <= found.high <= array.max() + 1e-12


def test_a_small_gain_on_every_query_is_seen_because_the_difference_is_paired() -> None:
    theirs = np.random.default_rng(1).random(100)
    ours = theirs + 0.01

    gain = difference(ours, theirs)

    assert gain.mean == pytest.approx(0.01)
    assert gain.low > 0
    assert difference(theirs, theirs).low == 0


def test_runs_over_other_queries_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="same queries"):
        difference(np.ones(3), np.ones(4))


def test_nothing_measured_gives_no_number() -> None:
    assert math.isnan(interval(np.empty(0)).mean)


def test_many_queries_are_resampled_in_parts() -> None:
    values = np.tile([0.0, 1.0], 1_500_000)

    assert interval(values, rounds=4).mean == pytest.approx(0.5)
