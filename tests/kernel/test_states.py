"""Life cycles are checked when they are declared, and every move against them."""

from enum import StrEnum

import pytest

from duijie.kernel.states import IllegalMove, LifeCycle


class Stage(StrEnum):
    """States made up for the tests."""

    DRAFT = "draft"
    OUT = "out"
    GONE = "gone"


WHOLE = {
    Stage.DRAFT: frozenset({Stage.OUT}),
    Stage.OUT: frozenset({Stage.GONE}),
    Stage.GONE: frozenset[Stage](),
}


def test_a_move_of_the_table_is_allowed() -> None:
    LifeCycle(Stage.DRAFT, WHOLE).check_move(Stage.DRAFT, Stage.OUT)


def test_any_other_move_is_refused_and_the_possible_ones_are_named() -> None:
    with pytest.raises(IllegalMove) as refusal:
        LifeCycle(Stage.DRAFT, WHOLE).check_move(Stage.DRAFT, Stage.GONE)
    assert refusal.value.facts == {"now": "draft", "wanted": "gone", "possible": "out"}


def test_a_table_that_forgets_a_state_does_not_load() -> None:
    with pytest.raises(ValueError, match="every state"):
        LifeCycle(Stage.DRAFT, {Stage.DRAFT: frozenset({Stage.OUT}), Stage.OUT: frozenset()})


def test_a_table_with_a_state_that_nothing_leads_to_does_not_load() -> None:
    with pytest.raises(ValueError, match="gone"):
        LifeCycle(Stage.DRAFT, WHOLE | {Stage.OUT: frozenset()})
