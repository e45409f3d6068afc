"""What a meeting is worth."""

import pytest

from duijie.events.rules.preferences import Wish, worth_of


@pytest.mark.parametrize(
    ("match", "wishes", "worth"),
    [
        pytest.param(0.9, (Wish.NOT, Wish.SURELY), 0, id="one says no"),
        pytest.param(0.1, (Wish.NONE, Wish.NONE), 0, id="nobody asks and nothing promises"),
        pytest.param(0.5, (Wish.NONE, Wish.NONE), 20, id="the match alone"),
        pytest.param(0.0, (Wish.GLADLY, Wish.NONE), 15, id="one wish alone"),
        pytest.param(1.0, (Wish.SURELY, Wish.SURELY), 120, id="all of it"),
    ],
)
def test_worth_follows_the_table(match: float, wishes: tuple[Wish, Wish], worth: int) -> None:
    assert worth_of(match, wishes) == worth


def test_a_judgement_counts_beside_the_wishes() -> None:
    with_judgement = worth_of(0.5, (Wish.GLADLY,), is_judged_useful=True)

    assert with_judgement == worth_of(0.5, (Wish.GLADLY,)) + 20
