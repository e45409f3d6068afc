"""Runs one task of one peer in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.cache import Result
from bench.places import ROOT

# Whatever library counts threads looks at one of these.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "NUMBA_NUM_THREADS")


# No network, and no log line for every search.
QUIET = {"HF_HUB_OFFLINE": "1", "LANCEDB_LOG": "error", "TOKENIZERS_PARALLELISM": "false"}


class TaskFailed(RuntimeError):
    """A peer's process ended with an error; its last words are the message."""


def run_peer(module: str, task: str, *places: str, threads: int) -> Result:
    """The result of one task of one peer; bench.peers.worker names the tasks."""
    return run_module(f"bench.peers.{module}", task, *places, threads=threads)


def run_module(module: str, *words: str, threads: int) -> Result:
    """The result that ``python -m MODULE WORDS --out FILE`` writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result.json"
        done = subprocess.run(  # noqa: S603 our own modules
            [sys.executable, "-m", module, *words, "--out", str(out)],
            cwd=ROOT,
            env=_environment(threads),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise TaskFailed(f"{module}: {done.stderr.strip()[-600:]}")
        result: Result = json.loads(out.read_text(encoding="utf-8"))
    return {**result, "threads": threads}


def run_alone(module: str, *, threads: int) -> None:
    """Run ``python -m MODULE`` to its end, its lines shown as they come."""
    command = [sys.executable, "-m", module]
    subprocess.run(command, cwd=ROOT, env=_environment(threads), check=True)  # noqa: S603 our own


def _environment(threads: int) -> dict[str, str]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    counts = dict.fromkeys(THREADS, str(threads))
    return {**os.environ, **counts, "PYTHONPATH": paths, **QUIET}
