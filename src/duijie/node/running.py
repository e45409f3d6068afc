"""Running a node: its database, its tables, its processes, until it is told to stop."""

import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from django.core.management import call_command
from django.db import connection

from duijie import __version__
from duijie.node import assets, health, tables
from duijie.node.beginning import Begun
from duijie.node.children import Children, gate
from duijie.node.embedded import EmbeddedPostgres
from duijie.node.errors import DatabaseIsNewer
from duijie.node.processes import WEB, roles

MIGRATION_LOCK: Final = 7_302_002
READY_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.03


@dataclass(frozen=True, slots=True)
class Steps:
    """What the caller does while a node starts: fill tables, tell of readiness."""

    prepare: Callable[[], None]
    tell_ready: Callable[[str], None]


def run_node(begun: Begun, steps: Steps) -> None:
    """Run the node that was begun until it is told to stop."""
    ready = gate()
    with closing(
        Children(roles(begun.host, begun.port, ready), inherited=[begun.lock])
    ) as children:
        server = begun.database()
        # It takes a while to load all pages, which nothing else has to wait for.
        children.start(WEB)
        _prepare(steps, server)
        ready.set()
        with _until_told() as told:
            address = _wait_until_ready(begun.host, begun.port, told)
            # Work in the background must not keep the first reader waiting.
            children.start()
            if address:
                steps.tell_ready(address)
            while not told():
                children.look_after()
                if server:
                    server.look_after()


def _prepare(steps: Steps, server: EmbeddedPostgres | None) -> None:
    """Make tables and first records, and meanwhile the files of the pages ready."""
    # The thread has ended before any process is forked.
    with ThreadPoolExecutor(max_workers=1) as beside:
        packed = beside.submit(assets.pack)
        bring_tables_up_to_date()
        steps.prepare()
        packed.result()
    if server:
        server.settle()


def bring_tables_up_to_date() -> None:
    """Make the changes of the tables that this version brings; one process at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            if unknown := health.unknown_migrations():
                raise DatabaseIsNewer(ours=__version__, unknown=", ".join(unknown))
            tables.lay_where_there_are_none()
            if health.missing_migrations():
                call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


@contextmanager
def _until_told() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed or the system asked to stop, asked from time to time."""
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


def _wait_until_ready(host: str, port: int, told: Callable[[], bool]) -> str:
    """The node's address once it answers; empty when it was told to stop before."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    address = f"http://[{near}]:{port}/" if ":" in near else f"http://{near}:{port}/"
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and not told():
        try:
            with urllib.request.urlopen(f"{address}healthz", timeout=5):  # noqa: S310
                return address
        except OSError:
            time.sleep(LOOK_SECONDS)
    return ""
