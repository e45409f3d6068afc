"""The times of a day: its slots as clock times, and what can be said of it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, Protocol

from duijie.events.errors import DayMissing, DeadlineTooLate, SizeOutOfBounds, TitleMissing
from duijie.events.types import Details, Turn
from duijie.kernel.clock import BUSINESS_ZONE
from duijie.kernel.errors import DomainError

MOST_SLOTS: Final = 48
MOST_TABLES: Final = 200
MOST_INTERPRETERS: Final = 50
SHORTEST_MINUTES: Final = 5
LONGEST_MINUTES: Final = 240


class Timed(Protocol):
    """What has slots."""

    held_on: date
    begins_at: time
    slots: int
    slot_minutes: int
    gap_minutes: int
    pause_after: int
    pause_minutes: int


def turns_of(day: Timed) -> tuple[Turn, ...]:
    """The slots of a day with their times, where the business is done."""
    begins = datetime.combine(day.held_on, day.begins_at, BUSINESS_ZONE)
    return tuple(_turns(day, begins))


def _turns(day: Timed, begins: datetime) -> Iterator[Turn]:
    for number in range(day.slots):
        ends = begins + timedelta(minutes=day.slot_minutes)
        yield Turn(number, begins, ends)
        is_pause = bool(day.pause_after) and number + 1 == day.pause_after
        begins = ends + timedelta(minutes=day.pause_minutes if is_pause else day.gap_minutes)


def problems_of(details: Details, today: date) -> tuple[DomainError, ...]:
    """All that is wrong with what was said of a day, at once."""
    found: list[DomainError] = []
    if not (details.title_zh.strip() or details.title_en.strip()):
        found.append(TitleMissing(field="title_zh"))
    if details.held_on is None or details.held_on < today:
        found.append(DayMissing(field="held_on"))
    if not _is_within_bounds(details):
        found.append(SizeOutOfBounds(field="slots"))
    elif details.held_on is not None:
        day = turns_of(details)  # type: ignore[arg-type]  # the day is given here
        if day[-1].ends.date() != details.held_on:
            found.append(SizeOutOfBounds(field="slots"))
        if details.register_until is None or details.register_until > day[0].begins:
            found.append(DeadlineTooLate(field="register_until"))
    return tuple(found)


def _is_within_bounds(details: Details) -> bool:
    return (
        1 <= details.slots <= MOST_SLOTS
        and 1 <= details.tables <= MOST_TABLES
        and SHORTEST_MINUTES <= details.slot_minutes <= LONGEST_MINUTES
        and 0 <= details.gap_minutes <= LONGEST_MINUTES
        and 0 <= details.pause_minutes <= LONGEST_MINUTES
        and 0 <= details.interpreters <= MOST_INTERPRETERS
        and 1 <= details.most_meetings <= MOST_SLOTS
    )


def slot_at(day: Timed, moment: datetime) -> int:
    """The first slot that has not ended; the number of slots after the last."""
    return next((one.number for one in turns_of(day) if one.ends > moment), day.slots)
