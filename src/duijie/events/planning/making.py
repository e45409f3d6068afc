"""Make a plan: a first answer, the bound, the search, the tables."""

import time
from collections.abc import Callable
from dataclasses import replace

from duijie.events.planning.greedy import Place, completed
from duijie.events.planning.program import Program, program_of
from duijie.events.planning.relaxation import Relaxation, relaxed
from duijie.events.planning.room import Room, room_of
from duijie.events.planning.search import Result, searched
from duijie.events.planning.seating import earlier, seated
from duijie.events.planning.shapes import Effort, Plan, Task

Tell = Callable[[str], None]
# What is kept back for reading the answer and giving out tables.
SPARE_SECONDS = 6.0


def make_plan(task: Task, effort: Effort | None = None, tell: Tell = lambda _: None) -> Plan:
    """The best plan that can be found within the effort, and how good it is.

    ``tell`` hears which step is being worked on: first, bound, search, tables.
    """
    effort, began = effort or Effort(), time.monotonic()
    tell("first")
    room = room_of(task)
    program = program_of(room, task.fairness, task.standing)
    first = program.values_of(completed(room, _standing_places(task, room)), room.had)

    tell("bound")
    relaxation = relaxed(program, (effort.seconds - SPARE_SECONDS) / 2)
    hint = _better(program, first, relaxation, room)

    tell("search")
    left = effort.seconds - SPARE_SECONDS - (time.monotonic() - began)
    result = _searched(program, hint, relaxation, replace(effort, seconds=max(left, 1.0)))

    tell("tables")
    places = [program.places[one] for one in range(len(program.places)) if result.values[one]]
    places = earlier(places, room, task.standing)
    meetings = seated(places, task.fixed, task.standing, task.tables)
    return Plan(
        meetings=tuple(sorted((*task.fixed, *meetings), key=lambda one: (one.slot, one.table))),
        score=program.score_of(result.values) + sum(one.worth for one in task.fixed),
        bound=result.bound + sum(one.worth for one in task.fixed),
        seconds=time.monotonic() - began,
        is_repeatable=relaxation is not None and not result.is_timed_out,
    )


def _standing_places(task: Task, room: Room) -> list[Place]:
    known = {one.key: one for one in room.pairings}
    return [(known[one.key], one.slot) for one in task.standing if one.key in known]


def _better(
    program: Program, first: list[int], relaxation: Relaxation | None, room: Room
) -> list[int]:
    """The first answer, or what the relaxation suggests where that is better."""
    if relaxation is None:
        return first
    likely = [program.places[one] for one in relaxation.likely(len(program.places))]
    suggested = program.values_of(completed(room, likely), room.had)
    return max(first, suggested, key=program.score_of)


def _searched(
    program: Program, hint: list[int], relaxation: Relaxation | None, effort: Effort
) -> Result:
    if not program.places:
        score = program.score_of(hint)
        return Result(tuple(hint), score, is_timed_out=False)
    if relaxation is None:
        ceiling = program.constant + sum(program.points)
        return searched(program, hint, ceiling, frozenset(), effort)
    # A variable that would cost more than the hint lacks is 0 in every better plan.
    lacking = relaxation.bound + 1 - program.score_of(hint)
    closed = frozenset(
        place for place, cost in enumerate(relaxation.costs) if -cost > lacking and not hint[place]
    )
    return searched(program, hint, relaxation.bound, closed, effort)
