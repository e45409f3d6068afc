"""A full disk is refused cleanly, and the last commit stays whole."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.index.full_disk_writer import VERSION
from tests.engine.index.making import make_entry, make_index
from tests.engine.index.test_crashes import start

from duijie.engine.index import Index

OLD = {"a": 0, "b": 0}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits file sizes the POSIX way")


def check_filled(path: Path, limit: int) -> None:
    """Fill an index until refused; it must hold what was committed and take more later."""
    with start("full_disk_writer", path, 20_000, limit) as program:
        output, complaint = program.communicate()
    lines = output.split("\n")
    committed = [int(line) for line in lines if line.isdigit()]
    assert program.returncode == 0, complaint
    assert lines[len(committed) :] == ["index.disk_full", "index.closed", "still finds 5", ""]

    expected = OLD | {f"new{number}": VERSION for number in range(max(committed))}
    with Index.open(path) as index:
        index.verify()
        assert len(index) == len(expected)
        assert all(index.number_of(record_id) is not None for record_id in expected)


def check_takes_more(path: Path) -> None:
    """With room again, writing goes on where the last commit left off."""
    with Index.open(path, writable=True) as index:
        before = len(index)
        index.add([make_entry("after", 1)])
        index.commit()
        assert len(index) == before + 1


@pytest.mark.parametrize("limit", [20_000, 60_000, 200_000, 600_000])
def test_files_that_may_not_grow_are_a_full_disk(quick_folder: Path, limit: int) -> None:
    """Limits of several sizes, because each stops another of the files first."""
    make_index(quick_folder / "index", list(OLD)).close()

    check_filled(quick_folder / "index", limit)
    check_takes_more(quick_folder / "index")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where mounting one is allowed."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    asked = [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)]
    if subprocess.run(asked, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("mounting is not allowed here")
    yield tmp_path
    subprocess.run([umount, str(tmp_path)], check=True)  # noqa: S603


def test_a_disk_that_is_full_is_refused_and_usable_once_there_is_room(small_disk: Path) -> None:
    path = small_disk / "index"
    make_index(path, list(OLD)).close()
    (small_disk / "ballast").write_bytes(bytes(300_000))

    check_filled(path, 0)
    (small_disk / "ballast").unlink()
    check_takes_more(path)
