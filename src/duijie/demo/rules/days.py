"""When things happened: everything is counted back from today, so that a demo never ages."""

from datetime import date, datetime, timedelta
from typing import Final

# Published within the year that a record holds; 7 and 300 share no factor, so days are spread.
OLDEST: Final = 300
STEP: Final = 7
SOONEST_DEADLINE: Final = 45
DEADLINES: Final = 12
DEADLINE_STEP: Final = 30


def written_at(now: datetime, place: int) -> datetime:
    """The moment when the record at a place was written."""
    return now - timedelta(days=1 + place * STEP % OLDEST, minutes=place % 540)


def deadline_for(today: date, place: int) -> date:
    """The day by which a need is to be met."""
    return today + timedelta(days=SOONEST_DEADLINE + place % DEADLINES * DEADLINE_STEP)


def soon(today: date, place: int) -> date:
    """A day within the month."""
    return today + timedelta(days=3 + place % 26)
