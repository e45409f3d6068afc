"""The one table of weights, and the grades it gives."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.rank.examples import NEEDS, Labelled

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import FEATURES, measure
from duijie.engine.rank import calibration, presence
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.scoring import pairings, score
from duijie.engine.rank.weights import PAIRINGS, built_in_weights
from duijie.engine.results import Grade

WEIGHTS = built_in_weights()


def test_there_is_a_weight_for_every_feature_and_pairing() -> None:
    assert WEIGHTS.evidence.shape == (len(PAIRINGS), len(FEATURES))
    assert WEIGHTS.calibration.shape == (len(PAIRINGS), len(calibration.INPUTS))
    assert WEIGHTS.presence.shape == (len(PAIRINGS), len(presence.INPUTS))
    assert set(WEIGHTS.careful) == {feature.__name__ for feature in CAREFUL}
    assert np.isfinite(WEIGHTS.calibration).all()
    assert np.isfinite(WEIGHTS.presence).all()


def test_no_evidence_of_the_first_look_speaks_against_a_match() -> None:
    assert (WEIGHTS.evidence >= 0).all()
    assert (WEIGHTS.evidence.sum(axis=1) > 0).all()


def test_across_languages_meaning_or_translation_counts() -> None:
    names = [feature.__name__ for feature in FEATURES]
    across = dict(zip(names, WEIGHTS.evidence[PAIRINGS.index("across")], strict=True))

    assert across["translated_terms"] + across["close_meaning"] > 0


def test_missing_a_limit_or_the_readiness_asked_speaks_against_a_match() -> None:
    against = {name for name, step in WEIGHTS.careful.items() if step < 0}

    assert against == {"limits_unmet", "readiness_gap"}


def test_grades_go_down_to_nought_and_the_threshold_is_one_of_their_bounds() -> None:
    bounds = [bound for _, bound in WEIGHTS.grades]

    assert [grade for grade, _ in WEIGHTS.grades] == list(Grade)
    assert all(above > below for above, below in itertools.pairwise(bounds))
    assert bounds[-1] == 0
    assert WEIGHTS.threshold in bounds


@given(st.floats(0, 1))
def test_every_probability_has_the_grade_of_its_stretch(probability: float) -> None:
    bounds = dict(WEIGHTS.grades)
    grade = WEIGHTS.grade(probability)
    higher = [bound for bound in bounds.values() if bound > bounds[grade]]

    assert probability >= bounds[grade]
    assert all(probability < bound for bound in higher)


@pytest.mark.parametrize("labelled", NEEDS[::6], ids=lambda labelled: str(labelled.need.id))
def test_what_is_not_measured_would_have_moved_nothing(
    matcher: Matcher, labelled: Labelled
) -> None:
    scene, _ = matcher.scene(labelled.need.text)

    found = score(scene, WEIGHTS)
    everything = measure(scene)

    column = pairings(scene)[found.rows]
    assert (everything[found.rows] * WEIGHTS.evidence[column]).sum(axis=1) == pytest.approx(
        found.scores
    )
    assert (everything[found.rows][:, found.measured] == found.values[:, found.measured]).all()
