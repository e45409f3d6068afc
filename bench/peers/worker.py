"""The process a peer runs in.

``quality SET OUT`` indexes a test set and scores the answers; ``index CORPUS FOLDER OUT``
times the indexing; ``query FOLDER NEEDS OUT`` opens an index and times the answers.
Each writes one JSON file.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from bench import corpora
from bench.machine import MEBIBYTE, memory, peak_memory
from bench.peers.protocol import Peer
from duijie.engine.evaluate.evaluation import evaluate
from duijie.engine.evaluate.metrics import FloatArray
from duijie.engine.evaluate.runs import write_trec

WARM_UP = 20


Task = Callable[..., dict[str, Any]]


def work(peer: Peer, more: Mapping[str, Task] | None = None) -> None:
    """Do what the command line asks of this peer; ``more`` are tasks only it can do."""
    tasks = {**TASKS, **(more or {})}
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=sorted(tasks))
    parser.add_argument("places", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    result = tasks[options.task](peer, *options.places)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result), encoding="utf-8")


def quality(peer: Peer, name: str, run_file: str) -> dict[str, Any]:
    """Index a test set, answer its queries, and score the answers."""
    test_set = corpora.test_set(name)
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        peer.index(test_set.corpus, Path(folder))
        indexed = perf_counter() - start
        found = evaluate(test_set, peer.ask)
    write_trec(Path(run_file), found.run, name=peer.name.replace(" ", "-"))
    return {
        "queries": list(found.queries),
        "ndcg": found.ndcg.tolist(),
        "recall": found.recall.tolist(),
        "mrr": found.mrr.tolist(),
        "records": found.records,
        "index_seconds": indexed,
        "query_ms": float(np.median(found.seconds) * 1000),
    }


def index(peer: Peer, corpus: str, folder: str) -> dict[str, Any]:
    """Time the indexing of a corpus, reading the file included."""
    Path(folder).mkdir(parents=True)
    start, worked = perf_counter(), process_time()
    peer.index(corpora.read_records(Path(corpus)), Path(folder))
    seconds = perf_counter() - start
    return {
        "seconds": seconds,
        "processor_seconds": process_time() - worked,
        "peak_mib": peak_memory(),
        "disk_mib": sum(file.stat().st_size for file in Path(folder).rglob("*")) / MEBIBYTE**2,
    }


def query(peer: Peer, folder: str, needs: str) -> dict[str, Any]:
    """Open an index in this fresh process and time the answer to every need."""
    texts: list[str] = json.loads(Path(needs).read_text(encoding="utf-8"))
    before = memory()
    start = perf_counter()
    peer.open(Path(folder))
    opened = perf_counter() - start
    at_rest = memory()
    first, _ = _timed(peer.answer, texts[0])
    for text in texts[1:WARM_UP]:
        peer.answer(text)
    ids = _milliseconds(lambda text: peer.search(text, 10), texts)
    explains = type(peer).answer is not Peer.answer
    answers = _milliseconds(peer.answer, texts) if explains else ids
    return {
        "open_seconds": opened,
        "first_ms": first,
        "ids_p50_ms": float(np.percentile(ids[:, 0], 50)),
        "ids_p95_ms": float(np.percentile(ids[:, 0], 95)),
        "p50_ms": float(np.percentile(answers[:, 0], 50)),
        "p95_ms": float(np.percentile(answers[:, 0], 95)),
        "processor_p50_ms": float(np.percentile(answers[:, 1], 50)),
        "processor_p95_ms": float(np.percentile(answers[:, 1], 95)),
        "needs": len(texts),
        "before_open": asdict(before),
        "after_open": asdict(at_rest),
        "after_queries": asdict(memory()),
    }


def _milliseconds(answer: Callable[[str], object], texts: Sequence[str]) -> FloatArray:
    return np.array([_timed(answer, text) for text in texts])


def _timed(answer: Callable[[str], object], text: str) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor, all threads together."""
    start, worked = perf_counter(), process_time()
    answer(text)
    return (perf_counter() - start) * 1000, (process_time() - worked) * 1000


TASKS: dict[str, Task] = {
    "quality": quality,
    "index": index,
    "query": query,
}
