"""How soon an empty node is ready and gone, and what it holds: ``python -m bench.platform_node``.

Starts the real command on fresh homes, then again on the same ones, and reads the memory of
the web processes after some pages. The figures are kept below out/bench for the page.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.places import OUT

FILE = OUT / "platform_node.json"
PATIENCE = 120.0
PAGES = ("", "search/offers", "offers", "accounts/login/", "api/v1/openapi.json")


class Run(NamedTuple):
    """One start: seconds until ready and until gone, MiB of the largest web worker."""

    ready: float
    stopped: float
    resident: float
    own: float


def answers(address: str) -> bool:
    """Whether a page comes."""
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (loopback)
            return True
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


def web_workers(node: int) -> list[int]:
    """The processes that answer requests: those below a child that itself runs the node."""
    return [
        worker
        for child in below(node)
        if b"duijie" in Path(f"/proc/{child}/cmdline").read_bytes()
        for worker in below(child)
    ]


def run(home: Path, port: int) -> Run:
    """Start a node, ask for pages, stop it."""
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "duijie", "up", "--port", str(port)],
        env=os.environ | {"DUIJIE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    while not answers(f"{address}readyz"):
        if time.monotonic() - began > PATIENCE or process.poll() is not None:
            raise SystemExit("the node does not start")
        time.sleep(0.02)
    ready = time.monotonic() - began
    for page in PAGES * 10:
        answers(address + page)
    workers = web_workers(process.pid)
    resident = max(mebibytes(worker, "Rss:") for worker in workers)
    own = max(mebibytes(worker, "Pss:") for worker in workers)
    ending = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.wait(PATIENCE)
    return Run(ready, time.monotonic() - ending, resident, own)


def main() -> None:
    """Measure, keep the figures, and say them."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_node", description=__doc__)
    parser.add_argument("--homes", type=int, default=3)
    parser.add_argument("--port", type=int, default=8796)
    asked = parser.parse_args()
    first, later = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.homes):
            home = Path(folder) / str(number)
            first.append(run(home, asked.port))
            later += [run(home, asked.port) for _ in range(2)]
    both = first + later
    figures = {
        "ready_first_seconds": statistics.median(one.ready for one in first),
        "ready_later_seconds": statistics.median(one.ready for one in later),
        "stop_seconds": statistics.median(one.stopped for one in both),
        "web_process_resident_mib": max(one.resident for one in both),
        "web_process_proportional_mib": max(one.own for one in both),
    }
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for name, figure in figures.items():
        print(f"{name} {figure:.2f}")


if __name__ == "__main__":
    main()
