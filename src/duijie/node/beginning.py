"""What a node does before the program is loaded: it takes its home, its port, its database.

Little is imported here, for the database comes up while everything else is.
"""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from duijie.node import places
from duijie.node.embedded import EmbeddedPostgres, arriving
from duijie.node.errors import PortTaken
from duijie.node.lock import only_one

PORT_SECONDS: Final = 5.0
LOOK_SECONDS: Final = 0.03


@dataclass(frozen=True, slots=True)
class Begun:
    """A node that holds its home; ``database`` waits for the server, where it has one."""

    host: str
    port: int
    lock: int
    database: Callable[[], EmbeddedPostgres | None]


@contextmanager
def begin(host: str, port: int) -> Iterator[Begun]:
    """Hold the home of the settings while the block runs, its database on its way."""
    with only_one(settings.HOME) as lock:
        _check_port(host, port)
        places.make_private_folders(settings.HOME)
        with arriving(settings.HOME, wanted=settings.EMBEDDED_DATABASE) as database:
            yield Begun(host, port, lock, database)


def _check_port(host: str, port: int) -> None:
    """Refuse a port that is taken; a killed node's web server needs a moment to let go."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    until = time.monotonic() + PORT_SECONDS
    while True:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError as taken:
                if time.monotonic() > until:
                    raise PortTaken(host=host, port=port) from taken
            else:
                return
        time.sleep(LOOK_SECONDS)
