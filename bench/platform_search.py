"""Search and detail pages under a steady load: ``python -m bench.platform_search``.

Loads real texts as offers into a node of its own below out/bench, starts the node, and asks
for pages at a fixed rate from this machine. What was loaded is used again.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bench import corpora
from bench.places import OUT

PATIENCE = 120.0
LOADED = "loaded.txt"


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.platform_search", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--port", type=int, default=8797)
    return parser.parse_args()


def load(home: Path, records: int) -> list[str]:
    """Publish real texts as offers of one organisation; the identifiers, kept beside them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "duijie.config.settings"
    from bench import platform_loading  # noqa: PLC0415  (after the settings were chosen)

    texts = islice((text for text in corpora.real_texts() if text.body), records)
    began = time.monotonic()
    ids = platform_loading.publish(texts)
    seconds = time.monotonic() - began
    print(f"{len(ids)} offers published and indexed in {seconds:.0f} s")
    (home / LOADED).write_text("\n".join(ids), encoding="utf-8")
    return ids


@contextmanager
def node(port: int) -> Iterator[str]:
    """The node as people run it, until the block ends."""
    command = [sys.executable, "-m", "duijie", "up", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  (our own)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(f"{address}/readyz"):
            if time.monotonic() > until or process.poll() is not None:
                raise SystemExit("the node does not start")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(60)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (loopback)
            return True
    except OSError:
        return False


def pages(ids: Sequence[str], queries: Sequence[str], seed: int) -> Iterator[str]:
    """Addresses as readers ask for them: two searches to one record."""
    chance = random.Random(seed)  # noqa: S311  (which page comes next, not a secret)
    while True:
        for _ in range(2):
            said = urllib.parse.urlencode({"q": chance.choice(queries)})
            yield f"/search/offers?{said}"
        yield f"/offers/{chance.choice(ids)}"


def drive(address: str, wanted: Iterator[str], rate: float, seconds: float) -> list[float | None]:
    """Seconds each page took, counted from when it was due; None for one that failed."""
    total = int(rate * seconds)
    began = time.monotonic()

    def ask(number: int, page: str) -> float | None:
        due = began + number / rate
        time.sleep(max(0.0, due - time.monotonic()))
        return time.monotonic() - due if _answers(address + page) else None

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(ask, range(total), islice(wanted, total)))


def main() -> None:
    """Load, start, ask, and say how long it took."""
    asked = options()
    home = OUT / f"node-{asked.records}"
    home.mkdir(parents=True, exist_ok=True)
    os.environ["DUIJIE_HOME"] = str(home)
    kept = home / LOADED
    ids = kept.read_text("utf-8").split() if kept.exists() else load(home, asked.records)
    queries = [need[:60] for need in corpora.needs(200)]
    with node(asked.port) as address:
        drive(address, pages(ids, queries, 1), asked.rate / 2, 5)
        took = drive(address, pages(ids, queries, 2), asked.rate, asked.seconds)
    good = sorted(one for one in took if one is not None)
    p95 = statistics.quantiles(good, n=20)[-1]
    print(
        f"{len(took)} pages at {asked.rate:g}/s over {len(ids)} offers: "
        f"p50 {statistics.median(good) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, "
        f"{len(took) - len(good)} errors"
    )


if __name__ == "__main__":
    main()
