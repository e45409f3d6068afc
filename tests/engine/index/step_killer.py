"""A program that kills a commit at each of its file operations in turn.

It prints ``steps N`` when all went well. Work is done in forked children,
because the libraries' threads do not survive a fork: the parent starts none.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tests.engine.index.endless_writer import apply, last_commit, state_after
from tests.engine.index.making import make_index, versions_in

from duijie.engine.index import Index

# Python announces each of these before it happens; opening to read changes nothing.
OPERATIONS = frozenset({"os.rename", "os.mkdir", "shutil.rmtree"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
BEFORE = 8  # the next commit, the ninth, also compacts


def in_a_child(work: Callable[[], None]) -> int:
    """Do something in a child process; the signal or exit status it ended with."""
    child = os.fork()
    if child == 0:
        work()
        sys.stdout.flush()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def prepare(path: Path) -> None:
    """An index after its first commits."""
    with make_index(path) as index:
        for commit in range(1, BEFORE + 1):
            apply(index, commit)


def killed_at(step: int) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that kills the process just before its n-th file operation."""
    left = step

    def count(event: str, facts: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(facts[2], int) and facts[2] & WRITING
        if writes or event in OPERATIONS:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return count


def commit_until(step: int, path: Path) -> None:
    """One more commit, killed on the way if it takes that many operations."""
    sys.addaudithook(killed_at(step))
    with Index.open(path, writable=True) as index:
        apply(index, BEFORE + 1)


def check(path: Path) -> None:
    """Exit loudly unless the folder holds one whole commit and can be written to."""
    with Index.open(path) as index:
        held = last_commit(index)
        assert held in (BEFORE, BEFORE + 1)
        assert versions_in(index) == state_after(held)
        index.verify()
    with Index.open(path, writable=True) as index:
        apply(index, held + 1)
        assert versions_in(index) == state_after(held + 1)


def kill_every_step(folder: Path) -> int:
    """Try step after step until a commit gets through; how many there were."""
    assert in_a_child(lambda: prepare(folder / "whole")) == 0
    step = 0
    while True:
        path = folder / f"killed{step}"
        shutil.copytree(folder / "whole", path)
        status = in_a_child(lambda: commit_until(step, path))  # noqa: B023 - run at once
        assert in_a_child(lambda: check(path)) == 0, f"not whole after step {step}"  # noqa: B023
        shutil.rmtree(path)
        if status == 0:
            return step
        assert os.WTERMSIG(status) == signal.SIGKILL
        step += 1


if __name__ == "__main__":
    sys.stdout.write(f"steps {kill_every_step(Path(sys.argv[1]))}\n")
