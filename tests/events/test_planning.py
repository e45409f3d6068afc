"""The plan keeps its promises, whatever the day looks like."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duijie.events.planning import (
    Effort,
    Fairness,
    Guest,
    Meeting,
    Pairing,
    Task,
    difference,
    faults_of,
    figures_of,
)
from duijie.events.planning.figures import gini
from duijie.events.planning.greedy import best_first, in_turn
from duijie.events.planning.making import make_plan
from duijie.events.planning.seating import seated

QUICK = Effort(seconds=20, work=2)


@st.composite
def days(draw: st.DrawFn) -> Task:
    """A small day: who is there when, who may meet whom."""
    slots = draw(st.integers(1, 4))
    keys = [f"g{i}" for i in range(draw(st.integers(2, 7)))]
    guests = tuple(
        Guest(
            key,
            frozenset(draw(st.sets(st.integers(0, slots - 1)))),
            draw(st.integers(0, slots)),
        )
        for key in keys
    )
    pairs = st.tuples(
        st.sampled_from(keys), st.sampled_from(keys), st.integers(0, 140), st.booleans()
    )
    pairings = tuple(
        Pairing(first, second, worth, needs_interpreter=apart)
        for first, second, worth, apart in draw(st.lists(pairs, max_size=14))
        if first != second
    )
    return Task(
        guests,
        pairings,
        slots,
        tables=draw(st.integers(1, 3)),
        interpreters=draw(st.integers(0, 2)),
    )


@given(days(), st.integers(0, 3))
@settings(max_examples=30)
def test_nobody_is_booked_twice_and_all_are_there(task: Task, seed: int) -> None:
    plan = make_plan(task, replace(QUICK, seed=seed))

    assert faults_of(task, plan.meetings) == ()


@given(days())
@settings(max_examples=30)
def test_a_small_day_is_planned_to_the_last_point(task: Task) -> None:
    plan = make_plan(task, QUICK)

    assert plan.gap == 0
    plain = replace(task, fairness=Fairness(0, 0, 0))
    best = make_plan(plain, QUICK)
    for way in (best_first, in_turn):
        assert best.worth >= sum(pairing.worth for pairing, _ in way(plain))


@given(days(), st.data())
@settings(max_examples=30)
def test_confirmed_meetings_stay_when_people_come_and_go(task: Task, data: st.DataObject) -> None:
    before = make_plan(task, QUICK)
    fixed = tuple(one for one in before.meetings if data.draw(st.booleans()))
    needed = {guest for one in fixed for guest in (one.first, one.second)}
    gone = {one.key for one in task.guests if one.key not in needed and data.draw(st.booleans())}
    came = Guest("new", frozenset(range(task.slots)), task.slots)
    walk_in = tuple(Pairing("new", one.key, 50) for one in task.guests)
    changed = replace(
        task,
        guests=(*(one for one in task.guests if one.key not in gone), came),
        pairings=(*task.pairings, *walk_in),
        fixed=fixed,
        standing=before.meetings,
    )

    after = make_plan(changed, QUICK)

    assert set(fixed) <= set(after.meetings)
    assert faults_of(changed, after.meetings) == ()
    assert not any({one.first, one.second} & gone for one in after.meetings)


@given(days(), st.integers(0, 5))
@settings(max_examples=15)
def test_the_same_seed_gives_the_same_plan(task: Task, seed: int) -> None:
    effort = replace(QUICK, seed=seed)

    assert make_plan(task, effort).meetings == make_plan(task, effort).meetings


def test_two_workers_repeat_themselves_too() -> None:
    guests = tuple(Guest(f"g{i}", frozenset(range(4)), 3) for i in range(10))
    pairings = tuple(
        Pairing(f"g{i}", f"g{j}", 10 + (i * 7 + j * 13) % 50)
        for i in range(10)
        for j in range(i + 1, 10)
    )
    task = Task(guests, pairings, slots=4, tables=3)
    effort = replace(QUICK, workers=2, seed=7)

    assert make_plan(task, effort).meetings == make_plan(task, effort).meetings


def test_who_has_none_comes_before_who_has_many() -> None:
    guests = tuple(Guest(key, frozenset({0, 1}), 2) for key in ("firm", "lab", "shy"))
    pairings = (Pairing("firm", "lab", 60), Pairing("firm", "shy", 40))
    task = Task(guests, pairings, slots=1, tables=1)
    assert [one.second for one in make_plan(task, QUICK).meetings] == ["lab"]

    lab_has_met = replace(
        task, slots=2, fixed=(Meeting("firm", "lab", 0, 1, 60),),
        pairings=(*pairings, Pairing("lab", "shy", 39)),
        guests=(guests[0], Guest("lab", frozenset({0, 1}), 2), guests[2]),
    )  # fmt: skip

    assert make_plan(lab_has_met, QUICK).meetings[1].key == {"firm", "shy"}


def test_a_pair_without_a_language_waits_for_an_interpreter() -> None:
    guests = tuple(Guest(key, frozenset({0}), 1) for key in "abcd")
    pairings = (Pairing("a", "b", 90, True), Pairing("c", "d", 80, True))  # noqa: FBT003
    task = Task(guests, pairings, slots=1, tables=2, interpreters=1)

    assert [one.key for one in make_plan(task, QUICK).meetings] == [{"a", "b"}]


def test_a_meeting_that_nothing_speaks_against_stays_where_it_is() -> None:
    guests = tuple(Guest(key, frozenset(range(3)), 3) for key in ("a", "b", "c"))
    pairings = (Pairing("a", "b", 50), Pairing("a", "c", 40))
    standing = (Meeting("a", "b", 2, 2, 50), Meeting("a", "c", 1, 1, 40))
    task = Task(guests, pairings, slots=3, tables=2, standing=standing)

    found = difference(standing, make_plan(task, QUICK).meetings)

    assert (found.same, found.moved, found.new, found.gone) == (2, (), (), ())


def test_a_difference_says_what_is_new_gone_and_moved() -> None:
    before = [Meeting("a", "b", 0, 1), Meeting("c", "d", 0, 2), Meeting("e", "f", 1, 1)]
    after = [Meeting("b", "a", 0, 1), Meeting("c", "d", 1, 2), Meeting("g", "h", 1, 1)]

    found = difference(before, after)

    assert found.same == 1
    assert [(one.slot, other.slot) for one, other in found.moved] == [(0, 1)]
    assert [one.key for one in found.gone] == [{"e", "f"}]
    assert [one.key for one in found.new] == [{"g", "h"}]


def test_who_sits_somewhere_stays_there() -> None:
    pairs = [(Pairing("a", "b", 1), 0), (Pairing("c", "d", 1), 0), (Pairing("c", "e", 1), 1)]

    seats = {one.key: one.table for one in seated(pairs, (), (), 3)}

    assert seats[frozenset("ce")] == seats[frozenset("cd")] == 2


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([2, 2, 2, 2], 0.0, id="all the same"),
        pytest.param([0, 0, 0, 4], 0.75, id="one has all"),
        pytest.param([1, 3], 0.25, id="two, one with three times as many"),
        pytest.param([], 0.0, id="nobody"),
    ],
)
def test_the_gini_coefficient_is_the_textbook_one(numbers: list[int], expected: float) -> None:
    assert gini(numbers) == pytest.approx(expected)


def test_every_broken_promise_is_named() -> None:
    guests = (Guest("a", frozenset({0}), 1), Guest("b", frozenset({0, 1}), 2))
    task = Task(
        guests, (Pairing("a", "b", 5),), slots=2, tables=1, fixed=(Meeting("x", "y", 0, 1),)
    )

    faults = faults_of(task, [Meeting("a", "b", 0, 1), Meeting("a", "b", 1, 4)])

    said = {one.split()[0] for one in faults}
    assert {"pair", "absent", "moved", "too", "no"} <= said


def test_figures_count_those_who_go_home_without() -> None:
    guests = tuple(Guest(key, frozenset({0}), 1) for key in ("a", "b", "c", "idle"))
    task = Task(guests, (Pairing("a", "b", 5), Pairing("a", "c", 4)), slots=1, tables=2)

    found = figures_of(task, make_plan(task, QUICK).meetings)

    assert (found.meetings, found.worth, found.guests, found.without) == (1, 5, 3, 1)
    assert found.use == 0.5
