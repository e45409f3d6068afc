"""The meeting plan of a matching day: pure, no framework.

How it works is told in docs/algorithms/planning.md.
"""

from duijie.events.planning.checking import faults_of
from duijie.events.planning.differences import Difference, difference
from duijie.events.planning.figures import Figures, figures_of
from duijie.events.planning.making import make_plan
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
    "make_plan",
]
