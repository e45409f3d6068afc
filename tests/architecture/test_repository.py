"""What a clone holds: nothing of one machine, nothing too large, demo data marked."""

import re
import tomllib
from pathlib import Path

from tests.architecture.sources import ROOT, committed_files, name_of

from duijie import __version__

MOST_BYTES = 2_000_000
# The encoder and the lexicons are made by the project and shipped with it.
LARGE_BY_NATURE = {".npz": 42_000_000, ".bin": 42_000_000, ".npy": 42_000_000}
TEXT = {
    *(".py", ".toml", ".md", ".lock", ".csv", ".jsonl", ".json", ".tsv"),
    *(".txt", ".j2", ".html", ".css", ".js", ".yml", ".yaml", ".svg", ""),
}
# Written in pieces, so that this file does not hold what it looks for.
PLACES_OF_ONE_MACHINE = re.compile(
    r"(?<![\w.])/(?:root|home|Users|opt|wo" + r"rk)/[\w.-]+|[A-Z]:\\Users\\"
)
PACKAGE_INDEXES = re.compile(
    "py" + r"pi\.org|python" + r"hosted|/sim" + r"ple/|tuna\.tsing" + r"hua|ali" + r"yun"
)


def text_files() -> list[Path]:
    """The committed files a person can read."""
    return [path for path in committed_files() if path.suffix in TEXT]


def test_no_file_names_a_place_of_one_machine() -> None:
    assert not mentions(PLACES_OF_ONE_MACHINE)


def test_no_file_names_a_package_index() -> None:
    assert not mentions(PACKAGE_INDEXES)


def mentions(pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """What the pattern finds, by file."""
    found = {
        name_of(path): pattern.findall(path.read_text(encoding="utf-8")) for path in text_files()
    }
    return {name: words for name, words in found.items() if words}


def test_nothing_is_larger_than_it_must_be() -> None:
    large = {
        name_of(path): path.stat().st_size
        for path in committed_files()
        if path.stat().st_size > LARGE_BY_NATURE.get(path.suffix, MOST_BYTES)
    }

    assert not large


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_version_is_said_once_and_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == __version__
