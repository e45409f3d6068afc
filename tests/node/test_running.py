"""A node comes up by one command, heals, and goes away without a trace."""

import http.client
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.node.running import Node, duijie, password_in, running_node

from duijie.node.embedded import EmbeddedPostgres


@pytest.fixture
def home() -> Iterator[Path]:
    """A home folder that PostgreSQL's own user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "home"


def killed(pid: int) -> None:
    """Kill a process hard."""
    os.kill(pid, signal.SIGKILL)


def alive(pid: int) -> bool:
    """Whether a process still runs."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pids: list[int]) -> bool:
    """Whether all have ended, given a moment."""
    until = time.monotonic() + 40
    while any(map(alive, pids)):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def test_the_first_start_says_how_to_sign_in_and_the_end_leaves_nothing_running(
    home: Path,
) -> None:
    with running_node(home) as node:
        children = node.children()
        code = node.stop()

    assert code == 0
    assert password_in(node.said)
    assert gone(children)
    assert EmbeddedPostgres(home).running_pid() is None


def test_what_is_killed_comes_back(home: Path) -> None:
    with running_node(home) as node:
        before = node.children()
        for pid in before:
            killed(pid)
        wait_for_other_children(node, before)
        node.wait_until("readyz", 200)

        assert node.stop() == 0


def wait_for_other_children(node: Node, before: list[int]) -> None:
    """Wait until as many processes run as before, all of them new."""
    until = time.monotonic() + 40
    while set(node.children()) & set(before) or len(node.children()) < len(before):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_node_whose_first_process_was_killed_starts_again(home: Path) -> None:
    with running_node(home) as node:
        children = [pid for pid in node.children() if pid != EmbeddedPostgres(home).running_pid()]
        killed(node.process.pid)
        node.process.communicate()
        assert gone(children)

    with running_node(home) as again:
        assert again.stop() == 0
    assert "password" not in again.said


def test_there_is_one_node_per_folder(home: Path) -> None:
    with running_node(home):
        second = duijie(home, "up", "--port", "0")

    assert second.returncode == 3
    assert "running already" in second.stderr


def test_a_body_of_no_declared_length_is_not_taken_in(home: Path) -> None:
    """Neither on the disk nor in memory: it could be larger than both."""
    piece, pieces = b"x" * (1 << 20), 64
    with running_node(home) as node:
        asking = http.client.HTTPConnection("127.0.0.1", node.port, timeout=60)
        asking.putrequest("POST", "/accounts/login/")
        asking.putheader("Transfer-Encoding", "chunked")
        asking.putheader("Content-Type", "multipart/form-data; boundary=x")
        asking.endheaders()
        sent = 0
        # The node may hang up before it has heard all of it.
        with suppress(OSError):
            for _ in range(pieces):
                asking.send(b"%x\r\n%s\r\n" % (len(piece), piece))
                sent += 1
        asking.close()

        assert sent < pieces
        node.wait_until("readyz", 200)
        assert node.stop() == 0
