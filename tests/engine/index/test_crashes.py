"""Killed at any moment, an index opens with its last commit whole."""

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.engine.index.endless_writer import last_commit, state_after
from tests.engine.index.making import versions_in

from duijie.engine.index import Index

ROOT = Path(__file__).parents[3]
KILLS = 28
SECONDS = 40.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills processes the POSIX way")


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Run one of this folder's programs with its output in a pipe."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", f"tests.engine.index.{program}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src", "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed_after(seconds: float, path: Path) -> int:
    """Let the endless writer run, kill it, and return the last commit it acknowledged."""
    with start("endless_writer", path) as writer:
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        rest, complaint = writer.communicate()
    assert first.strip().isdigit(), first + complaint
    # A kill may cut the last line short; only whole lines were acknowledged.
    return int(re.findall(r"(\d+)\n", first + rest)[-1])


def test_a_writer_killed_at_any_moment_leaves_its_last_commit_whole(quick_folder: Path) -> None:
    path = quick_folder / "index"
    draw = random.Random(20)  # noqa: S311 - not a secret
    began = time.monotonic()
    kills = 0

    while kills < KILLS and time.monotonic() - began < SECONDS:
        acknowledged = killed_after(draw.uniform(0, 0.25), path)
        kills += 1
        with Index.open(path) as index:
            held = last_commit(index)
            assert held in (acknowledged, acknowledged + 1)
            assert versions_in(index) == state_after(held)
            index.verify()

    assert kills >= 25


def test_a_commit_killed_at_each_of_its_file_operations_is_whole_or_not_there(
    quick_folder: Path,
) -> None:
    with start("step_killer", quick_folder) as killer:
        output, complaint = killer.communicate()

    assert killer.returncode == 0, complaint
    # A commit with a merge opens, renames and removes at least this often.
    assert int(output.split()[1]) >= 20
