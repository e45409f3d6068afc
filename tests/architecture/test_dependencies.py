"""What the package imports is what pyproject.toml asks for."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.architecture.sources import ROOT, name_of, python_files, tree_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported() -> dict[str, str]:
    """Every foreign package that is imported, with one file that does it."""
    found: dict[str, str] = {}
    for path in python_files("src"):
        for node in ast.walk(tree_of(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found.update((name.partition(".")[0], name_of(path)) for name in names)
    return {
        name: path
        for name, path in found.items()
        if name not in sys.stdlib_module_names and name != "duijie"
    }


def asked_for() -> set[str]:
    """The names of everything the package and its extras ask for."""
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    return {
        canonicalize_name(Requirement(line).name) for line in [*PROJECT["dependencies"], *extras]
    }


def distributions_of(package: str) -> set[str]:
    """The distributions that bring a package; its own name when none is installed."""
    return {canonicalize_name(name) for name in packages_distributions().get(package, [package])}


def test_everything_imported_is_asked_for() -> None:
    asked = asked_for()

    assert not {
        name: path for name, path in imported().items() if asked.isdisjoint(distributions_of(name))
    }


def test_everything_asked_for_is_imported() -> None:
    used = {name for package in imported() for name in distributions_of(package)}
    asked = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}

    assert not asked - used
