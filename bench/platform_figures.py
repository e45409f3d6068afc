"""What the platform's measurements share: the real command started, its processes looked at."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Node:
    """A running node: its first process, its address, the seconds until it was ready."""

    process: "subprocess.Popen[bytes]"
    address: str
    ready: float

    def workers(self) -> list[int]:
        """The processes that answer requests: those below a child that itself runs the node."""
        return [
            worker
            for child in below(self.process.pid)
            if b"duijie" in _command(child)
            for worker in below(child)
        ]

    def stop(self) -> float:
        """Stop it as Ctrl-C does; the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        return time.monotonic() - began


@contextmanager
def node(home: Path, port: int) -> Iterator[Node]:
    """The node as people run it, until the block ends."""
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "duijie", "up", "--port", str(port)],
        # The generator asks as many readers would; it is counted, and never too fast.
        env=_environment() | {"DUIJIE_HOME": str(home), "DUIJIE_PACE_SEARCH": "1000000"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        while not answers(f"{address}readyz"):
            if time.monotonic() - began > PATIENCE or process.poll() is not None:
                raise SystemExit("the node does not start")
            time.sleep(0.02)
        yield Node(process, address, time.monotonic() - began)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)


def _environment() -> dict[str, str]:
    """Ours, but for what forbids Python to keep compiled modules: an installed program has them."""
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def page(address: str) -> bytes:
    """What an address answers; raises OSError when it does not."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  (loopback)
        return bytes(answer.read())


def answers(address: str) -> bool:
    """Whether a page comes."""
    try:
        return bool(page(address))
    except OSError:
        return False


def below(pid: int) -> Iterator[int]:
    """A process's children, and theirs."""
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    for child in map(int, listing.read_text("ascii").split()):
        yield child
        yield from below(child)


def mebibytes(pid: int, name: str) -> float:
    """One figure of a process's memory, zero when it is gone or not ours to read."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def processor_seconds(pids: Iterable[int]) -> float:
    """The processor time that processes and the children they have waited for took so far."""
    return sum(map(_seconds, pids))


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def load_of_others() -> float:
    """How many processes wanted a processor in the last minute, before anything is measured."""
    return os.getloadavg()[0]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
