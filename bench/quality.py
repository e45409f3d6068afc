"""Part "quality": every peer on every test set it can answer."""

from collections.abc import Iterable, Sequence

from bench.cache import fingerprint, measured
from bench.machine import versions
from bench.peers.roster import Entry
from bench.places import OUT, shared
from bench.processes import TaskFailed, run_peer

PART = "quality"
# What decides a score besides the peer itself.
COMMON = tuple(
    f"src/duijie/engine/evaluate/{name}.py" for name in ("sets", "evaluation", "metrics")
)


def key(set_name: str, module: str) -> str:
    """The name a result is kept under."""
    return f"{set_name}.{module}"


def mark(entry: Entry) -> str:
    """What changes when the peer's code or a library does."""
    own = f"bench/peers/{entry.module}.py"
    paths = [own, *COMMON, *entry.sources, *entry.learned]
    return fingerprint(paths, extra=str(versions(entry.packages)))


def measure(
    entries: Iterable[Entry], sets: Sequence[str], *, threads: int, fresh: bool = False
) -> None:
    """Score the peers on the sets and keep the results, one file each."""
    for entry in entries:
        for name in sets:
            if name in entry.sets:
                _one(entry, name, threads=threads, fresh=fresh)


def _one(entry: Entry, name: str, *, threads: int, fresh: bool) -> None:
    shared("eval", name)
    run_file = OUT / "runs" / f"{key(name, entry.module)}.run"
    try:
        measured(
            PART,
            key(name, entry.module),
            mark(entry),
            lambda: run_peer(entry.module, "quality", name, str(run_file), threads=threads),
            fresh=fresh,
        )
    except TaskFailed as failure:
        print(f"  {failure}", flush=True)
