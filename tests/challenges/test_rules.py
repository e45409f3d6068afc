"""Agreement and ranking, against published and hand-made figures."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.challenges.rules.agreement import concordance
from duijie.challenges.rules.ranking import agreement, ranking
from duijie.challenges.types import Mark


def test_concordance_is_that_of_a_hand_made_example() -> None:
    # Sums of ranks 4, 6, 8, 12: S = 35, W = 12·35 / (9·60) = 0.7778.
    rows = [[1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0], [2.0, 1.0, 3.0, 4.0]]

    assert concordance(rows) == pytest.approx(0.7778, abs=0.0001)


def test_concordance_of_two_is_their_rank_correlation_moved_to_0_to_1() -> None:
    # Spearman's rho of these is -0.5; W = (rho + 1) / 2 for two jurors.
    assert concordance([[1.0, 2.0, 3.0], [3.0, 1.0, 2.0]]) == pytest.approx(0.25)


@given(st.lists(st.lists(st.integers(0, 10), min_size=4, max_size=4), min_size=2, max_size=5))
def test_concordance_lies_between_0_and_1_ties_or_not(rows: list[list[int]]) -> None:
    found = concordance([[float(one) for one in row] for row in rows])

    assert found is None or -1e-9 <= found <= 1 + 1e-9


def marks(points: dict[tuple[UUID, UUID], tuple[int, int]], criteria: list[UUID]) -> list[Mark]:
    return [
        Mark(juror, team, criterion, given_points)
        for (juror, team), both in points.items()
        for criterion, given_points in zip(criteria, both, strict=True)
    ]


def test_scores_are_weighted_means_and_equal_ones_share_a_place() -> None:
    # Teams of one place stand in the order of their numbers.
    one, two, three = sorted((uuid4() for _ in range(3)), key=str)
    juror, other = uuid4(), uuid4()
    criteria = [uuid4(), uuid4()]
    weights = dict(zip(criteria, (70, 30), strict=True))
    given_points = {
        (juror, one): (10, 0), (juror, two): (5, 5), (other, two): (7, 7), (juror, three): (6, 6),
    }  # fmt: skip

    places = ranking(marks(given_points, criteria), weights, [one, two, three])

    assert [(place.score, place.rank, place.jurors) for place in places] == [
        (70.0, 1, 1), (60.0, 2, 2), (60.0, 2, 1),
    ]  # fmt: skip
    assert places[0].by_criterion == {criteria[0]: 10, criteria[1]: 0}


def test_a_juror_who_left_criteria_out_does_not_count() -> None:
    team, juror = uuid4(), uuid4()
    criteria = [uuid4(), uuid4()]
    half = [Mark(juror, team, criteria[0], 9)]

    assert ranking(half, dict.fromkeys(criteria, 50), [team]) == ()
    assert agreement(half, dict.fromkeys(criteria, 50), [team]).alpha is None
