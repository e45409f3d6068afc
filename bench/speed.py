"""Part "speed": indexing, latency, memory and disk of every peer at growing sizes."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import corpora, resample
from bench.cache import Result, fingerprint, measured
from bench.machine import versions
from bench.peers.roster import Entry
from bench.places import OUT
from bench.processes import TaskFailed, run_peer

PART = "speed"
SEED = 20240501
NEEDS = 240
# Raised by hand when the manner of measuring changes, so that all is measured again.
METHOD = 2
# What decides a figure besides the peer itself.
COMMON = ("bench/resample.py",)


def key(size: int, module: str) -> str:
    """The name a result is kept under."""
    return f"{size}.{module}"


def mark(entry: Entry) -> str:
    """Changes when the peer's code, the corpus or a library does."""
    own = f"bench/peers/{entry.module}.py"
    extra = f"{METHOD} {SEED} {NEEDS} {versions(entry.packages)}"
    return fingerprint([own, *COMMON, *entry.sources], extra=extra)


def measure(
    entries: Iterable[Entry], sizes: Sequence[int], *, threads: int, fresh: bool = False
) -> None:
    """Time the peers at the sizes they are tried with and keep the results."""
    asked = list(entries)
    for size in sizes:
        prepare(size)
        for entry in asked:
            if size <= entry.largest:
                _one(entry, size, threads=threads, fresh=fresh)


def prepare(size: int) -> None:
    """Write the corpus of a size and the needs, once; generating them is not timed."""
    corpus, asked = _corpus(size), _needs()
    if not corpus.is_file():
        print(f"  writing {size:,} records", flush=True)
        texts = corpora.real_texts()
        corpora.write_records(corpus, resample.stream(texts, size, SEED))
    if not asked.is_file():
        asked.write_text(json.dumps(corpora.needs(NEEDS), ensure_ascii=False), encoding="utf-8")


def _one(entry: Entry, size: int, *, threads: int, fresh: bool) -> None:
    try:
        measured(
            PART,
            key(size, entry.module),
            mark(entry),
            lambda: _timed(entry, size, threads),
            fresh=fresh,
        )
    except TaskFailed as failure:
        print(f"  {failure}", flush=True)


def _timed(entry: Entry, size: int, threads: int) -> Result:
    folder = OUT / "indexes" / key(size, entry.module)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        indexed = run_peer(entry.module, "index", str(_corpus(size)), str(folder), threads=threads)
        asked = run_peer(entry.module, "query", str(folder), str(_needs()), threads=threads)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        **indexed,
        **asked,
        "records": size,
        "records_per_second": size / indexed["seconds"],
        "corpus_mib": _corpus(size).stat().st_size / 1024**2,
    }


def described(size: int) -> tuple[float, float]:
    """Mean characters of a record of this size's corpus, and the share of Chinese ones."""
    lengths, chinese, count = 0, 0, 0
    for text in _texts(size):
        count += 1
        lengths += len(text)
        chinese += any("\u4e00" <= letter <= "\u9fff" for letter in text[:80])
    return lengths / count, chinese / count


def _texts(size: int) -> Iterator[str]:
    return (record.text for record in corpora.read_records(_corpus(size)))


def _corpus(size: int) -> Path:
    return OUT / "corpora" / f"{size}.jsonl"


def _needs() -> Path:
    return OUT / "corpora" / "needs.json"
