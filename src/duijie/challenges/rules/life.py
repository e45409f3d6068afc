"""The lives of a challenge and of an invitation to its jury; what can be said of one."""

from datetime import datetime
from typing import Final

from duijie.challenges.errors import DatesWrong, TitleMissing, WeightsWrong
from duijie.challenges.types import Details, JurorStanding, Stage
from duijie.kernel.states import LifeCycle

LIFE: Final = LifeCycle(
    Stage.DRAFT,
    {
        Stage.DRAFT: frozenset({Stage.OPEN, Stage.CANCELLED}),
        Stage.OPEN: frozenset({Stage.JUDGING, Stage.CANCELLED}),
        Stage.JUDGING: frozenset({Stage.DECIDED, Stage.CANCELLED}),
        Stage.DECIDED: frozenset(),
        Stage.CANCELLED: frozenset(),
    },
)
JURY: Final = LifeCycle(
    JurorStanding.INVITED,
    {
        JurorStanding.INVITED: frozenset({JurorStanding.ACCEPTED, JurorStanding.DECLINED}),
        JurorStanding.ACCEPTED: frozenset({JurorStanding.DECLINED}),
        JurorStanding.DECLINED: frozenset({JurorStanding.ACCEPTED}),
    },
)
# Once judging begins, what is judged by stands.
CHANGEABLE: Final = frozenset({Stage.DRAFT, Stage.OPEN})
SHOWN: Final = frozenset({Stage.OPEN, Stage.JUDGING, Stage.DECIDED, Stage.CANCELLED})
WHOLE: Final = 100
MOST_CRITERIA: Final = 12


def check_complete(details: Details, now: datetime) -> None:
    """Refuse what cannot stand as a challenge."""
    if not (details.title_zh.strip() or details.title_en.strip()):
        raise TitleMissing
    if details.submit_until is None or details.judge_until is None:
        raise DatesWrong
    if not now < details.submit_until < details.judge_until:
        raise DatesWrong
    total = sum(one.weight for one in details.criteria)
    if total != WHOLE or not 0 < len(details.criteria) <= MOST_CRITERIA:
        raise WeightsWrong(total=total)
