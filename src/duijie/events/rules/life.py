"""The lives of a matching day, a registration and a plan."""

from typing import Final

from duijie.events.types import PlanStage, Stage, Standing
from duijie.kernel.states import LifeCycle

LIFE: Final = LifeCycle(
    Stage.DRAFT,
    {
        Stage.DRAFT: frozenset({Stage.OPEN, Stage.CANCELLED}),
        Stage.OPEN: frozenset({Stage.CLOSED, Stage.CANCELLED}),
        Stage.CLOSED: frozenset({Stage.OPEN, Stage.PLANNED, Stage.CANCELLED}),
        Stage.PLANNED: frozenset({Stage.HELD, Stage.CANCELLED}),
        Stage.HELD: frozenset(),
        Stage.CANCELLED: frozenset(),
    },
)
REGISTRATION: Final = LifeCycle(
    Standing.ASKED,
    {
        Standing.ASKED: frozenset({Standing.APPROVED, Standing.DECLINED, Standing.WITHDRAWN}),
        Standing.APPROVED: frozenset({Standing.DECLINED, Standing.WITHDRAWN}),
        Standing.DECLINED: frozenset({Standing.APPROVED}),
        Standing.WITHDRAWN: frozenset({Standing.ASKED}),
    },
)
PLANNING: Final = LifeCycle(
    PlanStage.WAITING,
    {
        PlanStage.WAITING: frozenset({PlanStage.RUNNING, PlanStage.FAILED}),
        PlanStage.RUNNING: frozenset({PlanStage.DONE, PlanStage.FAILED}),
        PlanStage.DONE: frozenset({PlanStage.PUBLISHED, PlanStage.REPLACED}),
        PlanStage.FAILED: frozenset({PlanStage.RUNNING}),
        PlanStage.PUBLISHED: frozenset({PlanStage.REPLACED}),
        PlanStage.REPLACED: frozenset(),
    },
)
# A day of which people know, and one that can still change.
SHOWN: Final = frozenset({Stage.OPEN, Stage.CLOSED, Stage.PLANNED, Stage.HELD, Stage.CANCELLED})
LIVE: Final = frozenset({Stage.DRAFT, Stage.OPEN, Stage.CLOSED, Stage.PLANNED})
PLANNABLE: Final = frozenset({Stage.CLOSED, Stage.PLANNED})
MAKING: Final = frozenset({PlanStage.WAITING, PlanStage.RUNNING})
