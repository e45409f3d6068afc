"""Locks pin everything with hashes, agree with each other, and name no index."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.architecture.sources import ROOT, name_of

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*([^\\]+?))?\s*\\$", re.MULTILINE)
GROUPS = {
    "runtime": ("build",),
    "dev": ("build", "dev"),
    "bench": ("build", "dev", "bench"),
}


def pins(lock: Path) -> dict[str, set[str]]:
    """The versions pinned by name; more than one where Python versions differ."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PIN.findall(lock.read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def wanted(lock: Path) -> list[Requirement]:
    """What pyproject.toml asks for in the set the lock is named after."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = list(project["project"]["dependencies"])
    for group in GROUPS[lock.stem]:
        asked += project["dependency-groups"][group]
    return [Requirement(line) for line in asked]


def test_there_is_a_lock_for_every_set() -> None:
    assert {lock.stem for lock in LOCKS} == set(GROUPS)


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_lock_names_no_host_and_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert not re.findall(r"://|--(?:extra-)?index-url|--find-links| @ |^-e|\.\./|^/", text)


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())

    assert len(blocks) > len(wanted(lock))
    assert not [block for block in blocks if not PIN.match(f"{block.splitlines()[0]}\n")]
    assert not [block for block in blocks if "--hash=sha256:" not in block]


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_what_pyproject_asks_for_is_pinned_within_its_range(lock: Path) -> None:
    pinned = pins(lock)
    wrong = [
        str(asked)
        for asked in wanted(lock)
        if not all(
            asked.specifier.contains(version, prereleases=True)
            for version in pinned.get(canonicalize_name(asked.name), {"0"})
        )
    ]

    assert not wrong, "run: make lock"


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_larger_set_pins_what_the_smaller_one_pins(lock: Path) -> None:
    pinned = pins(lock)
    runtime = pins(ROOT / "requirements" / "runtime.lock")

    assert {name: pinned.get(name) for name in runtime} == runtime
