"""The program with fractions allowed: what no plan can exceed, and a hint at a good one."""

import math
from dataclasses import dataclass
from typing import Final

from ortools.linear_solver.python import model_builder

from duijie.events.planning.program import Program

ROUNDING: Final = 1e-6
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The bound, the value of each variable, and what changing it would cost at least."""

    bound: int
    values: tuple[float, ...]
    costs: tuple[float, ...]

    def likely(self, places: int) -> list[int]:
        """Places that are taken more than half, the surest first."""
        found = [one for one in range(places) if self.values[one] > HALF]
        return sorted(found, key=lambda one: (-self.values[one], one))


def relaxed(program: Program, seconds: float) -> Relaxation | None:
    """The bound by linear programming (GLOP); none when the time does not suffice."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # the library's
    variables = [model.new_num_var(0, 1, "") for _ in program.points]
    for row in program.rows:
        members = [variables[one] for one in (*row.plus, *row.minus)]
        signs = [1.0] * len(row.plus) + [-1.0] * len(row.minus)
        model.add(model_builder.LinearExpr.weighted_sum(members, signs) <= row.limit)
    points = [float(one) for one in program.points]
    model.maximize(model_builder.LinearExpr.weighted_sum(variables, points))
    solver = model_builder.Solver("GLOP")
    solver.set_time_limit_in_seconds(max(seconds, 0.1))
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return None
    return Relaxation(
        bound=program.constant + math.floor(solver.objective_value + ROUNDING * len(points)),
        values=tuple(solver.value(one) for one in variables),
        costs=tuple(solver.reduced_cost(one) for one in variables),
    )
