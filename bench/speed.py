"""Part "speed": indexing, latency, memory and disk of every peer at growing sizes."""

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import corpora, resample
from bench.cache import Result, fingerprint, measured
from bench.machine import versions
from bench.peers.roster import Entry
from bench.places import OUT
from bench.processes import TaskFailed, run_peer
from duijie.engine.text.language import language_of
from duijie.kernel.language import Language

PART = "speed"
INDEXED = "indexed"
CORPUS = "corpus"
SEED = 20240501
NEEDS = 240
# Raised by hand when the manner of measuring changes, so that all is measured again.
METHOD = 3
# What decides a figure besides the peer itself.
COMMON = ("bench/resample.py",)


def key(size: int, module: str) -> str:
    """The name a result is kept under."""
    return f"{size}.{module}.method{METHOD}"


def mark(entry: Entry, threads: int) -> str:
    """Changes when the peer's code, the corpus or a library does."""
    own = f"bench/peers/{entry.module}.py"
    extra = f"{threads} {METHOD} {SEED} {NEEDS} {versions(entry.packages)}"
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


def index(entries: Iterable[Entry], sizes: Sequence[int], *, threads: int) -> None:
    """Only index, and keep the folders: they are asked when the machine is quiet."""
    asked = list(entries)
    for size in sizes:
        prepare(size)
        for entry in asked:
            if size <= entry.largest:
                _indexed(entry, size, threads)


def prepare(size: int) -> None:
    """Write the corpus of a size and the needs, once; generating them is not timed."""
    corpus, asked = _corpus(size), _needs()
    if not corpus.is_file():
        print(f"  writing {size:,} records", flush=True)
        texts = corpora.real_texts()
        corpora.write_records(corpus, resample.stream(texts, size, SEED))
    mark = fingerprint(COMMON, extra=str(SEED))
    measured(CORPUS, str(size), mark, lambda: _described(corpus))
    if not asked.is_file():
        asked.write_text(json.dumps(corpora.needs(NEEDS), ensure_ascii=False), encoding="utf-8")


def _one(entry: Entry, size: int, *, threads: int, fresh: bool) -> None:
    try:
        measured(
            PART,
            key(size, entry.module),
            mark(entry, threads),
            lambda: _timed(entry, size, threads),
            fresh=fresh,
        )
    except TaskFailed as failure:
        print(f"  {failure}", flush=True)


def _indexed(entry: Entry, size: int, threads: int) -> Result:
    """How the indexing went; the folder stays until it was asked."""
    folder = _folder(entry, size)
    own = f"bench/peers/{entry.module}.py"
    extra = f"{threads} {METHOD} {SEED} {versions(entry.packages)}"
    mark = fingerprint([own, *COMMON, *(entry.writes or entry.sources)], extra=extra)

    def build() -> Result:
        shutil.rmtree(folder, ignore_errors=True)
        return run_peer(entry.module, "index", str(_corpus(size)), str(folder), threads=threads)

    fresh = not folder.is_dir()
    result: Result = measured(INDEXED, key(size, entry.module), mark, build, fresh=fresh)["result"]
    return result


def _timed(entry: Entry, size: int, threads: int) -> Result:
    indexed = _indexed(entry, size, threads)
    folder = _folder(entry, size)
    asked = run_peer(entry.module, "query", str(folder), str(_needs()), threads=threads)
    shutil.rmtree(folder, ignore_errors=True)
    return {
        **indexed,
        **asked,
        "records": size,
        "records_per_second": size / indexed["seconds"],
        "corpus_mib": _corpus(size).stat().st_size / 1024**2,
    }


def _folder(entry: Entry, size: int) -> Path:
    return OUT / "indexes" / key(size, entry.module)


def _described(corpus: Path) -> Result:
    """Mean characters of a record of a corpus, and the share of Chinese records."""
    lengths, chinese, count = 0, 0, 0
    for record in corpora.read_records(corpus):
        count += 1
        lengths += len(record.text)
        chinese += language_of(record.text) is Language.ZH
    return {"mean_characters": lengths / count, "chinese": chinese / count}


def _corpus(size: int) -> Path:
    return OUT / "corpora" / f"{size}.jsonl"


def _needs() -> Path:
    return OUT / "corpora" / "needs.json"
