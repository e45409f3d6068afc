"""One node per home folder: whoever runs it holds a lock, which dies with the process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duijie.node import places
from duijie.node.errors import AlreadyRunning


@contextmanager
def only_one(home: Path) -> Iterator[int]:
    """Hold the home folder; refuses when another process does."""
    home.mkdir(parents=True, exist_ok=True)
    handle = os.open(places.lock_file(home), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyRunning(home=home) from held
        yield handle
    finally:
        os.close(handle)
