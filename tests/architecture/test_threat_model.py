"""Every threat that is named has a test that holds its answer."""

import re

from tests.architecture.sources import ROOT

ROW = re.compile(r"^\| (?P<threat>[^|]+) \| (?P<answer>[^|]+) \| (?P<held>[^|]+) \|$", re.MULTILINE)
HEADINGS = {"threat", "---"}
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def rows() -> list[tuple[str, str]]:
    """Every threat of the model and what is said to hold it."""
    text = (ROOT / "THREAT_MODEL.md").read_text(encoding="utf-8")
    found = [(one["threat"].strip(), one["held"]) for one in ROW.finditer(text)]
    return [row for row in found if row[0] not in HEADINGS]


def missing(held: str) -> list[str]:
    """What of the tests that are named does not exist."""
    wrong = []
    for file, name in NAMED.findall(held):
        path = ROOT / file
        tests = TEST.findall(path.read_text(encoding="utf-8")) if path.is_file() else []
        if not tests or (name and name not in tests):
            wrong.append(f"{file}::{name}")
    return wrong


def test_there_are_threats() -> None:
    assert len(rows()) > 20


def test_every_threat_names_its_test() -> None:
    assert [threat for threat, held in rows() if not NAMED.search(held)] == []


def test_every_test_that_holds_a_threat_exists() -> None:
    assert {threat: wrong for threat, held in rows() if (wrong := missing(held))} == {}


def test_every_threat_names_one_single_test() -> None:
    """A file alone does not say which of its tests would fail."""
    vague = [threat for threat, held in rows() if not all(name for _, name in NAMED.findall(held))]

    assert vague == []
