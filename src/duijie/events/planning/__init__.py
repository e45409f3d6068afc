"""The meeting plan of a matching day: pure, no framework.

How it works is told in docs/algorithms/planning.md. The plan is made by ``planning.making``,
which is not loaded here: its solvers are heavy, and of a node only the worker needs them.
"""

from duijie.events.planning.checking import faults_of
from duijie.events.planning.differences import Difference, difference
from duijie.events.planning.figures import Figures, figures_of
from duijie.events.planning.shapes import Effort, Fairness, Guest, Meeting, Pairing, Plan, Task

__all__ = [
    "Difference",
    "Effort",
    "Fairness",
    "Figures",
    "Guest",
    "Meeting",
    "Pairing",
    "Plan",
    "Task",
    "difference",
    "faults_of",
    "figures_of",
]
