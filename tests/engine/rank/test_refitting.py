"""Weights moved by judgements: near where they were, and never against sense."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.rank.examples import NEEDS

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.rank.calibration import chance
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.refitting import (
    LEAST_LISTS,
    JudgedPool,
    Said,
    judged_pool,
    log_odds_of,
    refit,
)
from duijie.engine.rank.weights import PAIRINGS, Weights, built_in_weights, read_weights, written

BASE = built_in_weights()
ENGLISH = PAIRINGS.index("en_en")
NAMES = [name_of(feature) for feature in FEATURES]
CANDIDATES = 15
# In some invented lists all are right or all wrong; these say nothing of the order.
PLENTY = LEAST_LISTS + 30


def made_pool(seed: int, *, telling: str = "", right: float | None = None) -> JudgedPool:
    """An invented pool; the judged ones are right by one feature, or as often as said."""
    chances = np.random.default_rng(seed)
    values = chances.random((CANDIDATES, len(FEATURES))).astype(np.float32)
    rows = np.arange(6)
    if telling:
        good = values[rows, NAMES.index(telling)] > 0.5
    else:
        good = chances.random(len(rows)) < (0.5 if right is None else right)
    return JudgedPool(
        asker=f"asker {seed}",
        words=20,
        pairing=np.full(CANDIDATES, ENGLISH),
        values=values,
        rows=rows,
        gains=2 * good.astype(np.float32),
        right=good.astype(np.float32),
        careful=np.zeros((len(rows), len(CAREFUL)), np.float32),
    )


def weight(weights: Weights, name: str) -> float:
    """What a feature is worth within English."""
    return float(weights.evidence[ENGLISH, NAMES.index(name)])


def test_a_table_written_is_read_as_it_was() -> None:
    again = read_weights(written(BASE, "mine"))

    assert again.evidence == pytest.approx(BASE.evidence, abs=1e-4)
    assert again.calibration == pytest.approx(BASE.calibration, abs=1e-4)
    assert again.presence == pytest.approx(BASE.presence, abs=1e-4)
    assert (again.threshold, again.runner_up, again.grades) == (
        BASE.threshold,
        BASE.runner_up,
        BASE.grades,
    )
    assert again.careful == BASE.careful
    assert again.name.startswith("mine-")


def test_evidence_that_tells_right_from_wrong_gains_weight() -> None:
    pools = [made_pool(seed, telling="shared_phrases") for seed in range(PLENTY)]

    moved = refit(pools, BASE)

    assert weight(moved, "shared_phrases") > weight(BASE, "shared_phrases") + 0.1
    assert moved.evidence.sum(axis=1) == pytest.approx(BASE.evidence.sum(axis=1), abs=0.01)


def test_a_few_lists_set_probabilities_right_and_leave_the_evidence_as_it_was() -> None:
    pools = [made_pool(seed, telling="shared_phrases") for seed in range(LEAST_LISTS // 2)]

    moved = refit(pools, BASE)

    assert moved.evidence == pytest.approx(BASE.evidence, abs=1e-4)
    assert moved.calibration != pytest.approx(BASE.calibration, abs=1e-2)


def test_other_pairings_are_not_touched_by_judgements_of_one() -> None:
    pools = [made_pool(seed, telling="shared_phrases") for seed in range(PLENTY)]

    moved = refit(pools, BASE).evidence
    others = [row for row in range(len(PAIRINGS)) if row != ENGLISH]

    assert moved[others] == pytest.approx(BASE.evidence[others], abs=1e-4)


@pytest.mark.parametrize("share", [0.05, 0.95])
def test_probabilities_come_near_the_share_that_is_right(share: float) -> None:
    pools = [made_pool(seed, right=share) for seed in range(80)]
    seen = np.mean([pool.right.mean() for pool in pools])

    moved = refit(pools, BASE)
    before, after = (
        np.mean([chance(log_odds_of(pool, weights)).mean() for pool in pools])
        for weights in (BASE, moved)
    )

    assert abs(after - seen) < abs(before - seen)
    assert after == pytest.approx(seen, abs=0.1)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=25, unique=True), st.floats(0, 1))
def test_whatever_is_judged_the_weights_stay_sane(seeds: list[int], right: float) -> None:
    moved = refit([made_pool(seed, right=right) for seed in seeds], BASE)

    assert np.isfinite(moved.evidence).all()
    assert np.isfinite(moved.calibration).all()
    assert (moved.evidence >= 0).all()
    assert (moved.evidence[BASE.evidence == 0] == 0).all()
    # A higher score is never made the less probable one.
    assert {name: step > 0 for name, step in moved.careful.items()} == {
        name: step > 0 for name, step in BASE.careful.items()
    }


def test_the_same_judgements_give_the_same_table() -> None:
    pools = [made_pool(seed) for seed in range(20)]

    assert refit(pools, BASE).name == refit(pools, BASE).name


def test_a_pool_holds_what_was_said_of_candidates_that_are_still_found(matcher: Matcher) -> None:
    labelled = next(one for one in NEEDS if one.fits)
    (fit, *_) = labelled.fits
    said = {fit: Said(2.0, 1.0, {"limits_met": 1.0}), "gone": Said(0.0, 0.0, {})}

    pool = judged_pool(matcher, labelled.need, said)

    assert pool.gains.tolist() == [2.0]
    assert pool.careful[0, [one.__name__ for one in CAREFUL].index("limits_met")] == 1.0
    answer = matcher.answer(labelled.need, top=10)
    found = next(one for one in answer.matches if one.offer.id == fit)
    first = replace(pool, careful=np.array([[found.features[one.__name__] for one in CAREFUL]]))
    assert float(log_odds_of(first, BASE)[0]) == pytest.approx(found.score, abs=1e-3)
