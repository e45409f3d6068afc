"""The search for the best choice (OR-Tools CP-SAT), from a hint and under a bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ortools.sat.python import cp_model

from duijie.events.planning.program import Program
from duijie.events.planning.shapes import Effort

FOUND: Final = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, slots=True)
class Result:
    """The values found, the bound that was proven, and whether the clock ended it."""

    values: tuple[int, ...]
    bound: int
    is_timed_out: bool


def searched(
    program: Program, hint: Sequence[int], bound: int, closed: frozenset[int], effort: Effort
) -> Result:
    """The best choice that can be found; ``closed`` variables are known to be 0.

    With several workers the search takes turns by its own count of work, so
    that the same seed and number of workers give the same plan.
    """
    model = cp_model.CpModel()
    variables = [
        model.new_constant(0) if place in closed else model.new_bool_var("")
        for place in range(len(program.points))
    ]
    for row in program.rows:
        members = [variables[one] for one in row.plus if one not in closed]
        if row.limit == 1 and not row.minus:
            model.add_at_most_one(members)
            continue
        others = [variables[one] for one in row.minus if one not in closed]
        signs = [1] * len(members) + [-1] * len(others)
        model.add(cp_model.LinearExpr.weighted_sum(members + others, signs) <= row.limit)
    points = cp_model.LinearExpr.weighted_sum(variables, list(program.points))
    model.add(points <= bound - program.constant)
    model.maximize(points)
    for place, value in enumerate(hint):
        if place not in closed:
            model.add_hint(variables[place], value)
    solver = _solver(effort)
    status = solver.solve(model)
    if status not in FOUND:
        return Result(tuple(hint), bound, is_timed_out=solver.wall_time >= effort.seconds)
    return Result(
        values=tuple(solver.value(one) for one in variables),
        bound=min(bound, program.constant + int(solver.best_objective_bound)),
        is_timed_out=status != cp_model.OPTIMAL and solver.wall_time >= effort.seconds,
    )


def _solver(effort: Effort) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.num_workers = effort.workers
    solver.parameters.interleave_search = effort.workers > 1
    solver.parameters.random_seed = effort.seed
    # The relaxation is tight here, so it is worth its time at every step.
    solver.parameters.linearization_level = 2
    return solver
