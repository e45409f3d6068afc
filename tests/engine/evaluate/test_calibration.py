import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.evaluate import calibration

cases = st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=60)


@pytest.mark.parametrize("decimals", [1, 6], ids=["many ties", "few ties"])
def test_auroc_is_the_share_of_pairs_in_the_right_order(decimals: int) -> None:
    random = np.random.default_rng(8)
    labels = random.random(80) < 0.4
    scores = np.asarray(np.round(random.random(80), decimals), dtype=np.float64)

    pairs = [
        1.0 if true > false else 0.5 if true == false else 0.0
        for true in scores[labels]
        for false in scores[~labels]
    ]
    assert calibration.auroc(labels, scores) == pytest.approx(sum(pairs) / len(pairs))


@pytest.mark.parametrize("decimals", [1, 6], ids=["many ties", "few ties"])
def test_auroc_agrees_with_scikit_learn(decimals: int) -> None:
    roc_auc_score = pytest.importorskip("sklearn.metrics").roc_auc_score
    random = np.random.default_rng(3)
    labels = random.random(400) < 0.3
    drawn = random.random(400) + 0.2 * labels
    scores = np.asarray(np.round(drawn, decimals), dtype=np.float64)

    assert calibration.auroc(labels, scores) == pytest.approx(roc_auc_score(labels, scores))


def test_auroc_of_one_kind_only_is_not_a_number() -> None:
    assert math.isnan(calibration.auroc(np.array([True, True]), np.array([0.1, 0.9])))


def test_brier_is_the_mean_squared_distance() -> None:
    labels, said = np.array([True, False, False]), np.array([0.8, 0.4, 0.0])

    assert calibration.brier(labels, said) == pytest.approx((0.04 + 0.16) / 3)


def test_the_error_of_a_case_worked_by_hand() -> None:
    # Two bins of two cases: said .1 and .3 (mean .2), seen 0 and 1 (.5); said .8 and .9, seen both.
    labels, said = np.array([False, True, True, True]), np.array([0.1, 0.3, 0.8, 0.9])
    expected = 0.5 * abs(0.2 - 0.5) + 0.5 * abs(0.85 - 1.0)

    assert calibration.ece_equal_width(labels, said, bins=2) == pytest.approx(expected)
    assert calibration.ece_equal_mass(labels, said, bins=2) == pytest.approx(expected)


def test_equal_mass_bins_see_what_equal_width_bins_hide() -> None:
    # Everything lies in one narrow bin, where over- and under-statement cancel out.
    labels = np.repeat([False, True], 50)
    said = np.repeat([0.51, 0.49], 50)

    assert calibration.ece_equal_width(labels, said, bins=1) == pytest.approx(0.0)
    assert calibration.ece_equal_mass(labels, said, bins=2) == pytest.approx(0.51)


def test_probabilities_that_come_true_have_no_error() -> None:
    random = np.random.default_rng(6)
    said = random.random(200_000)
    labels = random.random(200_000) < said

    assert calibration.ece_equal_mass(labels, said) < 0.01
    assert calibration.ece_equal_width(labels, said) < 0.01


@given(cases)
def test_errors_lie_between_nought_and_one(pairs: list[tuple[bool, float]]) -> None:
    labels = np.array([label for label, _ in pairs])
    said = np.array([value for _, value in pairs])

    for value in (
        calibration.brier(labels, said),
        calibration.ece_equal_mass(labels, said),
        calibration.ece_equal_width(labels, said),
    ):
        assert 0 <= value <= 1 + 1e-12


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_the_cases_does_not_matter(
    pairs: list[tuple[bool, float]], random: object
) -> None:
    assert hasattr(random, "sample")
    mixed = random.sample(pairs, len(pairs))

    def measured(some: list[tuple[bool, float]]) -> list[float]:
        labels = np.array([label for label, _ in some])
        said = np.array([value for _, value in some])
        return [
            calibration.auroc(labels, said),
            calibration.ece_equal_mass(labels, said),
            calibration.ece_equal_width(labels, said),
        ]

    assert measured(pairs) == pytest.approx(measured(mixed), nan_ok=True)


def test_perfect_probabilities_of_few_cases_show_an_error_by_chance() -> None:
    random = np.random.default_rng(4)
    said = random.random(300)

    few, low, high = calibration.ece_by_chance(said, rounds=200)
    many, *_ = calibration.ece_by_chance(np.repeat(said, 30), rounds=50)

    assert low < few < high
    assert many < few / 3
    assert low <= calibration.ece_equal_mass(random.random(300) < said, said) <= high


def test_what_is_certain_shows_no_error_by_chance() -> None:
    assert calibration.ece_by_chance(np.repeat([0.0, 1.0], 20), rounds=20) == (0, 0, 0)
