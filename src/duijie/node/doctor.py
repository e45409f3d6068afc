"""What may be wrong with a node: each check says what it found and how to mend it."""

import os
import shutil
import smtplib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from duijie.foundation import outbox
from duijie.kernel import clock
from duijie.node import figures, health, printing

OLDEST_POSTGRES: Final = 150_000
# Below this PostgreSQL may have to stop in the middle of a write.
LITTLE_DISK: Final = 2 * 1024**3
SLOW_INDEX: Final = timedelta(seconds=30)
CLOCK_DRIFT: Final = timedelta(seconds=5)
MAIL_SECONDS: Final = 10.0


class Verdict(StrEnum):
    """How a check came out."""

    FINE = "fine"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; its code names the sentence that says how to mend it."""

    code: str
    verdict: Verdict
    facts: dict[str, object] = field(default_factory=dict)


def examine() -> Iterator[Finding]:
    """Every check in turn; those that need the database are left out without one."""
    for check in WITHOUT_DATABASE:
        yield check()
    reachable = database()
    yield reachable
    if reachable.verdict is not Verdict.BAD:
        for check in WITH_DATABASE:
            yield check()


def addresses() -> Finding:
    """Whether the public address and https fit together."""
    secure = settings.SESSION_COOKIE_SECURE
    if secure != settings.ADDRESS.startswith("https://"):
        return Finding("node.doctor.address", Verdict.BAD, {"address": settings.ADDRESS})
    if not secure and "localhost" not in settings.ADDRESS:
        return Finding("node.doctor.no_https", Verdict.WARNING, {"address": settings.ADDRESS})
    return Finding("node.doctor.address_fine", Verdict.FINE, {"address": settings.ADDRESS})


def secret_files() -> Finding:
    """Whether others can read what only the node may."""
    home = Path(settings.HOME)
    open_files = [
        str(path)
        for path in (home / "secret-key", home / "mail", home / "uploads")
        if path.exists() and path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH)
    ]
    if open_files:
        facts: dict[str, object] = {"files": " ".join(open_files)}
        return Finding("node.doctor.files_open", Verdict.WARNING, facts)
    if not os.access(home, os.W_OK):
        return Finding("node.doctor.home_closed", Verdict.BAD, {"home": home})
    return Finding("node.doctor.files_fine", Verdict.FINE, {"home": home})


def disk() -> Finding:
    """Whether there is room."""
    free = shutil.disk_usage(settings.HOME).free
    facts: dict[str, object] = {"free": f"{free / 1024**3:.1f}", "home": settings.HOME}
    if free < LITTLE_DISK:
        return Finding("node.doctor.disk_little", Verdict.BAD, facts)
    return Finding("node.doctor.disk_fine", Verdict.FINE, facts)


def mail() -> Finding:
    """Whether the mail server lets the node in."""
    if "smtp" not in settings.EMAIL_BACKEND:
        return Finding("node.doctor.mail_none", Verdict.WARNING)
    facts: dict[str, object] = {"server": settings.EMAIL_HOST}
    try:
        with get_connection(timeout=MAIL_SECONDS):
            return Finding("node.doctor.mail_fine", Verdict.FINE, facts)
    except (OSError, smtplib.SMTPException) as trouble:
        facts["reason"] = trouble
        return Finding("node.doctor.mail_away", Verdict.BAD, facts)


def briefs() -> Finding:
    """Whether the system has what printing needs."""
    if missing := printing.missing_packages():
        facts: dict[str, object] = {"packages": " ".join(missing)}
        return Finding("node.doctor.printing_missing", Verdict.WARNING, facts)
    return Finding("node.doctor.printing_fine", Verdict.FINE)


def database() -> Finding:
    """Whether the database answers, and is new enough."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            number = int(cursor.fetchone()[0])
    except DatabaseError as trouble:
        return Finding("node.doctor.database_away", Verdict.BAD, {"reason": trouble})
    facts: dict[str, object] = {"version": f"{number // 10_000}.{number % 10_000}"}
    if number < OLDEST_POSTGRES:
        return Finding("node.doctor.database_old", Verdict.BAD, facts)
    return Finding("node.doctor.database_fine", Verdict.FINE, facts)


def tables() -> Finding:
    """Whether the tables are those of this version."""
    missing = health.missing_migrations()
    if missing:
        return Finding("node.doctor.tables_old", Verdict.BAD, {"missing": missing})
    return Finding("node.doctor.tables_fine", Verdict.FINE)


def index() -> Finding:
    """Whether the index follows the changes."""
    lag = outbox.lag_of(figures.index_position())
    waited = clock.now() - lag.since if lag.since else timedelta()
    facts: dict[str, object] = {"entries": lag.entries, "seconds": int(waited.total_seconds())}
    verdict = Verdict.WARNING if waited > SLOW_INDEX else Verdict.FINE
    code = "node.doctor.index_slow" if waited > SLOW_INDEX else "node.doctor.index_fine"
    return Finding(code, verdict, facts)


def jobs() -> Finding:
    """Whether background jobs failed for good."""
    failed = figures.jobs_by_status().get("failed", 0)
    if failed:
        return Finding("node.doctor.jobs_failed", Verdict.WARNING, {"failed": failed})
    return Finding("node.doctor.jobs_fine", Verdict.FINE)


def clocks() -> Finding:
    """Whether this machine and the database agree on the time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs(clock.now() - cursor.fetchone()[0])
    facts: dict[str, object] = {"seconds": f"{apart.total_seconds():.1f}"}
    if apart > CLOCK_DRIFT:
        return Finding("node.doctor.clock_wrong", Verdict.BAD, facts)
    return Finding("node.doctor.clock_fine", Verdict.FINE, facts)


Check = Callable[[], Finding]
WITHOUT_DATABASE: Final[tuple[Check, ...]] = (addresses, secret_files, disk, mail, briefs)
WITH_DATABASE: Final[tuple[Check, ...]] = (tables, index, jobs, clocks)
