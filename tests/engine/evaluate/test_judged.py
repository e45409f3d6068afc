"""The figures of judged matches."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.evaluate.judged import Judged, quality

GOOD = Judged("a", 1, 0.9, 2.0, 1.0, shown=True)
BAD = Judged("a", 2, 0.1, 0.0, 0.0, shown=False)


def test_a_right_match_put_first_and_a_wrong_one_held_back_are_perfect() -> None:
    found = quality([BAD, GOOD])

    assert found.ndcg is not None
    assert found.shown_right is not None
    assert found.held_back_right is not None
    assert (found.ndcg.mean, found.shown_right.mean, found.held_back_right.mean) == (1, 1, 0)
    assert found.brier is not None
    assert found.brier.mean == pytest.approx(0.01)


def test_a_wrong_match_put_first_costs_gain() -> None:
    found = quality([replace(GOOD, rank=2), replace(BAD, rank=1)])

    assert found.ndcg is not None
    assert found.ndcg.mean == pytest.approx(0.6309, abs=1e-4)


def test_without_judgements_nothing_is_said() -> None:
    found = quality([])

    assert (found.matches, found.ndcg, found.brier, found.calibration_error) == (
        0,
        None,
        None,
        None,
    )


ROWS = st.builds(
    Judged,
    asker=st.sampled_from("abc"),
    rank=st.integers(1, 10),
    probability=st.floats(0, 1),
    gain=st.sampled_from([0.0, 1.0, 2.0]),
    right=st.sampled_from([0.0, 1.0]),
    shown=st.booleans(),
)


@given(st.lists(ROWS, max_size=12))
def test_every_figure_lies_between_nought_and_one(rows: list[Judged]) -> None:
    found = quality(rows)

    for one in (found.ndcg, found.shown_right, found.held_back_right, found.brier):
        if one is not None:
            assert -1e-9 <= one.low <= one.mean + 1e-9 <= one.high + 2e-9 <= 1 + 3e-9
