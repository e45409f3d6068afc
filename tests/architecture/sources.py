"""The repository as the architecture tests read it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE_FOLDERS = ("src", "tests", "bench", "docs", "examples")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file below the folders, or below all that hold code.

    Django writes migrations, so they are as long and as silent as it makes them.
    """
    places = folders or CODE_FOLDERS
    found = (path for place in places for path in (ROOT / place).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """The path as a reader of a failure wants it."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, Function):
            yield node


@cache
def committed_files() -> tuple[Path, ...]:
    """Every file that a clone has, or would have once what is here is committed."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    said = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    names = said.stdout.decode("utf-8").split("\0")
    return tuple(path for path in (ROOT / name for name in names if name) if path.is_file())
