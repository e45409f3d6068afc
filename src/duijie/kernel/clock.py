"""The time, in one place, so that a test can stop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# Dates of law and business (expiry, deadlines) are days in China.
BUSINESS_ZONE = ZoneInfo("Asia/Shanghai")

_stopped: ContextVar[datetime | None] = ContextVar("stopped", default=None)


def now() -> datetime:
    """The present moment in UTC."""
    return _stopped.get() or datetime.now(UTC)


def today() -> date:
    """The present day where the business is done."""
    return now().astimezone(BUSINESS_ZONE).date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand still while a test runs."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)
