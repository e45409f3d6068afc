"""The embedded PostgreSQL starts, survives being killed, and lets nobody else in."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from duijie.node import places
from duijie.node.embedded import EmbeddedPostgres, owner_of


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddedPostgres]:
    """A server of its own, in a folder whose path is too long for a socket."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / ("long" * 25)
        running = EmbeddedPostgres(home)
        running.start()
        yield running
        running.stop()
        running.socket.rmdir()


def test_it_answers(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        assert connection.execute("SELECT 6 * 7").fetchone() == (42,)


def test_it_does_not_run_as_root(server: EmbeddedPostgres) -> None:
    assert owner_of(server.folder).pw_uid != 0


def test_it_is_reached_by_its_socket_alone(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_it_asks_the_system_who_comes(server: EmbeddedPostgres) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"[Pp]eer|does not exist"):
        psycopg.connect(host=str(server.socket), user="somebody", dbname=places.DATABASE)


def test_what_was_written_is_there_after_a_hard_kill(server: EmbeddedPostgres) -> None:
    with server.connect() as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    pid = server.running_pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    server.start()

    with server.connect() as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_number_that_now_belongs_to_another_process_is_no_server(tmp_path: Path) -> None:
    stale = EmbeddedPostgres(tmp_path)
    stale.folder.mkdir(parents=True)
    (stale.folder / "postmaster.pid").write_text(f"{os.getpid()}\n")

    assert stale.running_pid() is None
