"""Results kept between runs, and dropped when what they measured has changed."""

import ast
import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.machine import commit
from bench.places import OUT, ROOT

Result = dict[str, Any]
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def fingerprint(paths: Iterable[str], extra: str = "") -> str:
    """A digest of the files under the given paths of the repository.

    Of Python files only what runs counts: a comment or docstring can be mended
    without measuring for hours again.
    """
    digest = hashlib.sha256(extra.encode())
    for path in paths:
        whole = ROOT / path
        files = sorted(whole.rglob("*")) if whole.is_dir() else [whole]
        for file in files:
            if file.is_file() and file.suffix not in (".pyc", ".md"):
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(_content(file))
    return digest.hexdigest()[:16]


def _content(file: Path) -> bytes:
    raw = file.read_bytes()
    if file.suffix != ".py":
        return raw
    tree = ast.parse(raw)
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return ast.dump(tree).encode()


def kept(part: str, key: str) -> Result | None:
    """The result of an earlier run with when and at which commit it was measured."""
    path = OUT / part / f"{key}.json"
    if not path.is_file():
        return None
    found: Result = json.loads(path.read_text(encoding="utf-8"))
    return found


def measured(
    part: str, key: str, mark: str, measure: Callable[[], Result], *, fresh: bool = False
) -> Result:
    """The kept result if its mark still fits, or else a new one, which is kept."""
    earlier = kept(part, key)
    if earlier is not None and earlier["mark"] == mark and not fresh:
        print(f"  {part}/{key}: kept from {earlier['when']}", flush=True)
        return earlier
    print(f"  {part}/{key}: measuring", flush=True)
    entry = {
        "mark": mark,
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(),
        "result": measure(),
    }
    path = OUT / part / f"{key}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    half.write_text(json.dumps(entry, indent=1), encoding="utf-8")
    half.rename(path)
    return entry


def kept_parts() -> list[Result]:
    """When, at which commit and with how many threads every kept result was measured."""
    stamps = []
    for path in sorted(OUT.glob("*/*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(entry, dict) and "mark" in entry:
            threads = entry["result"].get("threads")
            stamps.append({"when": entry["when"], "commit": entry["commit"], "threads": threads})
    return stamps
