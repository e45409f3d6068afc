"""A node of its own for a test, run by the real command."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 300.0


def environment(home: Path) -> dict[str, str]:
    """The environment of a node that lives in a folder."""
    # The tests' own settings are not those of a node.
    others = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DUIJIE_", "DJANGO_"))
    }
    return others | {"DUIJIE_HOME": str(home), "DUIJIE_LANG": "en"}


def duijie(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run one command of a node to its end."""
    command = [sys.executable, "-m", "duijie", *arguments]
    return subprocess.run(  # noqa: S603  (our own program)
        command, env=environment(home), capture_output=True, text=True, check=False, timeout=300
    )


@dataclass
class Node:
    """A running node."""

    process: "subprocess.Popen[str]"
    port: int
    said: str = ""

    def ask(self, path: str) -> int:
        """The status of the answer to a request; zero when there was none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as got:
                return int(got.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait_until(self, path: str, status: int) -> None:
        """Wait for an answer of this status."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.ask(path) != status:
            assert time.monotonic() < until, self.process.poll()
            time.sleep(0.1)

    def children(self) -> list[int]:
        """The processes right below the node's first."""
        listing = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in listing.read_text().split()]

    def stop(self, by: int = signal.SIGINT) -> int:
        """Stop the node as Ctrl-C does; its exit code."""
        self.process.send_signal(by)
        rest, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        self.said += rest
        return self.process.returncode


@contextmanager
def running_node(home: Path) -> Iterator[Node]:
    """A node that answers; it is ended with the block whatever happens."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "duijie", "up", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    node = Node(process, port)
    try:
        node.wait_until("readyz", 200)
        yield node
    finally:
        if process.poll() is None:
            node.stop()


def password_in(said: str) -> str:
    """The password that a first start showed."""
    found = re.search(r"password (\S+);", said)
    assert found, said
    return found[1]
