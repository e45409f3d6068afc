"""Records come and go in an index folder without building it anew."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from duijie.cli.main import answer

PUMP = {"id": "a", "title": "Seal-less pump", "description": "A magnetic drive pump for acids."}
KILN = {"id": "b", "title": "Rotary kiln", "description": "A kiln that burns lime with hydrogen."}


def write(path: Path, records: Iterable[dict[str, str]]) -> Path:
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def found(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert answer(["--lang", "en", "search", str(folder), text], {}) == 0
    return capsys.readouterr().out


def test_records_are_added_replaced_and_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "offers.index"
    first = write(tmp_path / "first.jsonl", [PUMP])
    second = write(tmp_path / "second.jsonl", [PUMP | {"title": "Canned pump"}, KILN])
    assert answer(["index", str(first), "-i", str(folder)], {}) == 0

    assert answer(["index", str(second), "-i", str(folder), "--update"], {}) == 0
    shown = found(folder, "pump for acids", capsys)
    assert "Canned pump" in shown
    assert "Seal-less" not in shown
    assert "Rotary kiln" in found(folder, "lime kiln", capsys)

    assert answer(["index", str(first), "-i", str(folder), "--delete"], {}) == 0
    assert "Canned pump" not in found(folder, "pump for acids", capsys)


def test_a_folder_that_is_not_there_cannot_be_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path / "first.jsonl", [PUMP])
    assert answer(["--lang", "en", "index", str(first), "-i", str(tmp_path / "no"), "--update"], {})
    assert str(tmp_path / "no") in capsys.readouterr().err
