"""Part "planning": meeting plans of ten generated matching days, against simple ways.

Two simple ways are compared: a list worked off guest by guest, each with their best wishes
first, as it is done by hand; and the worthiest pair first. The bound by linear programming
says how much better than each any plan could be.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from bench.cache import Result, fingerprint, kept, measured
from bench.machine import versions
from bench.planning_events import INTERPRETERS, PEOPLE, SLOTS, TABLES, event
from bench.tables import number, table
from duijie.events.planning import Effort, Fairness, Figures, Task, faults_of, figures_of
from duijie.events.planning.greedy import Place, best_first, in_turn
from duijie.events.planning.making import make_plan
from duijie.events.planning.program import program_of
from duijie.events.planning.relaxation import relaxed
from duijie.events.planning.room import room_of
from duijie.events.planning.seating import seated

PART: Final = "planning"
SEEDS: Final = tuple(range(1, 11))
WORKERS: Final = 1
AIM: Final = 0.15
SECONDS: Final = 60.0
NOTHING: Final = Fairness(0, 0, 0)


def measure(*, fresh: bool = False) -> None:
    """Plan every generated day and keep the figures."""
    mark = fingerprint(
        ["src/duijie/events/planning", "src/duijie/events/rules/preferences.py",
         "bench/planning.py", "bench/planning_events.py"],
        extra=str(versions(["ortools"])),
    )  # fmt: skip
    for seed in SEEDS:
        measured(PART, str(seed), mark, partial(_one, seed), fresh=fresh)


def _one(seed: int) -> Result:
    task = event(seed)
    began, worked = time.perf_counter(), time.process_time()
    plan = make_plan(task, Effort(seconds=SECONDS, workers=WORKERS, seed=seed))
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    if faults := faults_of(task, plan.meetings):
        raise AssertionError(faults[:5])
    ours = figures_of(task, plan.meetings)
    turn, best = (_simple(task, way) for way in (in_turn, best_first))
    ceiling = relaxed(program_of(room_of(task), NOTHING), SECONDS)
    return {
        "pairs": len(task.pairings),
        "meetings": ours.meetings,
        "worth": plan.worth,
        "turn": turn.worth,
        "best": best.worth,
        "ceiling": ceiling.bound if ceiling else 0,
        "gap": plan.gap,
        "seconds": seconds,
        "work": work,
        "without": ours.without,
        "turn_without": turn.without,
        "best_without": best.without,
        "gini": ours.gini,
        "best_gini": best.gini,
        "threads": WORKERS,
    }


def _simple(task: Task, way: Callable[[Task], list[Place]]) -> Figures:
    return figures_of(task, seated(way(task), (), (), task.tables))


def section() -> str:
    """A row for each generated day."""
    known = {seed: entry["result"] for seed in SEEDS if (entry := kept(PART, str(seed)))}
    head = "## Meeting plans\n\n"
    if not known:
        return f"{head}Not measured in this run."
    rows = [_row(seed, one) for seed, one in known.items()]
    return f"{head}{_introduction(list(known.values()))}\n\n" + table(
        (
            "day", "better than in turn", "better than best first", "at most possible over it",
            "gap", "seconds", "processor s", "pairs", "meetings", "preference",
            "without a meeting (ours, in turn, best first)", "Gini (ours, best first)",
        ),
        rows,
    )  # fmt: skip


def _row(seed: int, one: Result) -> tuple[str, ...]:
    return (
        str(seed),
        _more(one["worth"], one["turn"]),
        _more(one["worth"], one["best"]),
        _more(one["ceiling"], one["best"]),
        f"{one['gap']:.2%}",
        number(one["seconds"]),
        number(one["work"]),
        f"{one['pairs']:,}",
        str(one["meetings"]),
        f"{one['worth']:,}",
        f"{one['without']}, {one['turn_without']}, {one['best_without']}",
        f"{one['gini']:.2f}, {one['best_gini']:.2f}",
    )


def _introduction(found: list[Result]) -> str:
    turn = [one["worth"] / one["turn"] - 1 for one in found]
    best = [one["worth"] / one["best"] - 1 for one in found]
    room = [one["ceiling"] / one["best"] - 1 for one in found]
    reached = sum(one >= AIM for one in turn)
    return (
        f"{len(found)} generated days with {PEOPLE} people, {TABLES} tables, {SLOTS} slots and "
        f"{INTERPRETERS} interpreters ([how](algorithms/planning.md)). *Preference* is the sum of "
        "the points of all meetings. *In turn* is a list worked off guest by guest, each with "
        "their best pairs first, in the first slot that is free for both; *best first* gives the "
        f"worthiest pair of all its place first. Asked for are {AIM:.0%} more than greedy: "
        f"against *in turn* this is reached on {reached} of {len(found)} days "
        f"({min(turn):.1%} to {max(turn):.1%} more), against *best first* it is not "
        f"({min(best):.1%} to {max(best):.1%} more), and no plan could: the bound by linear "
        f"programming lies {min(room):.1%} to {max(room):.1%} above it. The gap is that of "
        "preference and fairness together, within a limit of "
        f"{SECONDS:.0f} s; {WORKERS} worker."
    )


def _more(ours: float, theirs: float) -> str:
    return f"{ours / theirs - 1:+.1%}"
