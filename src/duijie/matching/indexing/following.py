"""The indexer: woken by news, it brings the copy up to date until it is told to stop."""

import fcntl
import hashlib
import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from django.db import DatabaseError, close_old_connections, connection

from duijie.foundation.outbox import CHANNEL
from duijie.matching.indexing.copies import Copy, Source
from duijie.matching.indexing.places import LOCK

# News comes by NOTIFY; where a pooler swallows it, looking this often still keeps within 5 s.
LOOK_SECONDS: Final = 2.0
# How the names of all indexers begin among the readers of the outbox.
READER: Final = "index"
# A sign of life for operators while nothing happens.
LIVE_SIGN_SECONDS: Final = 20.0
DATABASE_AWAY_SECONDS: Final = 1.0

log = logging.getLogger(__name__)


def reader_name(root: Path) -> str:
    """The name of this copy among readers of the outbox: this machine, this folder."""
    place = f"{socket.gethostname()}:{root.resolve()}"
    return f"{READER}:{hashlib.sha256(place.encode()).hexdigest()[:12]}"


def follow(root: Path, source: Source) -> None:
    """Keep the copy below a folder level with the outbox until told to stop."""
    with only_writer(root), _until_told() as told:
        while not told():
            try:
                _follow(root, source, told)
            except DatabaseError as away:
                # PostgreSQL is started again by the node; nothing noted is lost meanwhile.
                log.warning("the database is away: %s", away)
                connection.close()
                time.sleep(DATABASE_AWAY_SECONDS)


def _follow(root: Path, source: Source, told: Callable[[], bool]) -> None:
    with Copy(root, reader_name(root), source) as copy:
        _listen()
        copy.open()
        last_sign = time.monotonic()
        while not told():
            if copy.catch_up():
                last_sign = time.monotonic()
                continue
            if time.monotonic() - last_sign > LIVE_SIGN_SECONDS:
                copy.live_sign()
                last_sign = time.monotonic()
            _wait_for_news()


def _listen() -> None:
    close_old_connections()
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")


def _wait_for_news() -> None:
    """Sleep until there is news, at most for a moment."""
    connection.ensure_connection()
    for _ in connection.connection.notifies(timeout=LOOK_SECONDS, stop_after=1):
        pass


@contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Hold the folder; wait for an indexer that is still ending."""
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _until_told() -> Iterator[Callable[[], bool]]:
    """Whether the process was asked to stop; what was begun is finished first."""
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        del frame
        asked.append(number)

    before = {one: signal.signal(one, note) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
