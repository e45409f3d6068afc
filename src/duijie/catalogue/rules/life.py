"""The life of a record: which stage can follow, and when it ends."""

from datetime import date, timedelta
from typing import Final, NoReturn

from duijie.catalogue.errors import ExpiryOutOfRange, NotADraft, NotOpenForChange
from duijie.catalogue.types.words import Stage
from duijie.kernel.states import IllegalMove, LifeCycle

LIFE: Final = LifeCycle(
    Stage.DRAFT,
    {
        Stage.DRAFT: frozenset({Stage.IN_REVIEW, Stage.PUBLISHED}),
        Stage.IN_REVIEW: frozenset({Stage.DRAFT, Stage.PUBLISHED}),
        Stage.PUBLISHED: frozenset({Stage.PAUSED, Stage.CLOSED, Stage.WITHDRAWN, Stage.EXPIRED}),
        Stage.PAUSED: frozenset({Stage.PUBLISHED, Stage.CLOSED, Stage.WITHDRAWN, Stage.EXPIRED}),
        Stage.CLOSED: frozenset({Stage.DRAFT}),
        Stage.WITHDRAWN: frozenset({Stage.DRAFT}),
        Stage.EXPIRED: frozenset({Stage.PUBLISHED, Stage.CLOSED, Stage.WITHDRAWN}),
    },
)
# A record that nobody has confirmed for a year is more likely stale than true.
HOLDS: Final = timedelta(days=365)
LONGEST: Final = timedelta(days=3 * 365)
# When its owner is asked whether a record still holds.
ENDING_SOON: Final = timedelta(days=30)
CHANGEABLE: Final = frozenset(Stage) - {Stage.CLOSED, Stage.WITHDRAWN}


def check_changeable(stage: Stage) -> None:
    """Refuse to change what is closed or withdrawn; it is opened again first."""
    if stage not in CHANGEABLE:
        raise NotOpenForChange(stage=stage.value)


def expiry_for(wanted: date | None, deadline: date | None, today: date) -> date:
    """The day after which a published record is no longer shown."""
    if wanted is None:
        return deadline if deadline is not None and deadline > today else today + HOLDS
    check_expiry(wanted, today)
    return wanted


def check_expiry(wanted: date, today: date) -> None:
    """Refuse an end that is over already, or that nobody can vouch for."""
    latest = today + LONGEST
    if not today <= wanted <= latest:
        raise ExpiryOutOfRange(wanted=wanted.isoformat(), latest=latest.isoformat())


def is_over(expires_on: date | None, today: date) -> bool:
    """Whether a record has ended."""
    return expires_on is not None and expires_on < today


def check_deletable(stage: Stage, *, was_published: bool) -> None:
    """Refuse to throw away what others may have seen, or what is being looked at."""
    if stage is not Stage.DRAFT or was_published:
        raise NotADraft(stage=stage.value)


def check_renewable(stage: Stage) -> None:
    """Refuse to renew what was never shown or is over for another reason."""
    if stage not in {Stage.PUBLISHED, Stage.PAUSED, Stage.EXPIRED}:
        refuse_move(stage, Stage.PUBLISHED)


def refuse_move(now: Stage, wanted: Stage) -> NoReturn:
    """Refuse a move that begins at another stage."""
    possible = ", ".join(sorted(LIFE.possible(now)))
    raise IllegalMove(now=now.value, wanted=wanted.value, possible=possible)
