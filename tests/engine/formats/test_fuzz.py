"""Whatever is in a file, it is read or refused; nothing else may come out."""

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.formats.make import (
    BATTERY,
    CHINESE,
    COATING,
    write_docx,
    write_text,
    write_xls,
    write_xlsx,
)

from duijie.engine.formats import Reading, Rejected, read
from duijie.engine.messages import say
from duijie.engine.records import Field, Record
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = [
    *CHINESE,
    "序号",
    "联系方式",
    "电话",
    "title",
    "Description",
    "耐高温涂层",
    "#REF!",
    "示例",
    "",
]
CELL = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.integers(-1000, 1000).map(str),
)
GRID = st.lists(st.lists(CELL, max_size=6), max_size=10)


def read_or_refused(path: Path, **asked: object) -> Reading | None:
    """Read a file to its end and say everything that there is to say."""
    try:
        reading = read(path, **asked)  # type: ignore[arg-type]
        items = list(reading)
    except DomainError as refusal:
        say(refusal.code, Language.ZH, **refusal.facts)
        return None
    for item in items:
        assert isinstance(item, Record | Rejected)
        if isinstance(item, Rejected):
            assert say(item.code, Language.EN, **item.facts)
        else:
            assert item.id
            assert item.text.strip()
    for note in reading.notes:
        assert say(note.code, Language.ZH, **note.facts)
    return reading


@QUICK
@given(
    content=st.binary(max_size=400), name=st.sampled_from(["a.csv", "a.json", "a.jsonl", "a.xls"])
)
def test_any_bytes_are_read_or_refused(content: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    read_or_refused(tmp_path / name)


@QUICK
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_or_refused(text: str, tmp_path: Path) -> None:
    read_or_refused(write_text(tmp_path / "a.csv", "title,description\n" + text))


@QUICK
@given(grid=GRID, named=st.dictionaries(st.sampled_from(list(Field)), CELL, max_size=2))
def test_any_grid_is_read_or_refused(
    grid: list[list[str]], named: dict[Field, str], tmp_path: Path
) -> None:
    text = "\n".join(",".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in grid)

    read_or_refused(write_text(tmp_path / "a.csv", text), mapping=named)


@QUICK
@given(grid=GRID)
def test_every_row_that_is_not_blank_comes_out_once(grid: list[list[str]], tmp_path: Path) -> None:
    plain = [[cell.replace('"', "").strip() for cell in row] for row in [CHINESE, *grid]]
    plain = [[" ".join(cell.split()) for cell in row] for row in plain]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in plain)

    reading = read_or_refused(write_text(tmp_path / "a.csv", text, "utf-8-sig"))

    if reading is not None and not reading.tables[0].form:
        header = reading.tables[0].header_row or 0
        filled = {number for number, row in enumerate(plain, start=1) if any(row)}
        rows = [item.source.row for item in reading if item.source]
        assert rows == sorted(number for number in filled if number > header)


def _broken(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(len(changed) // 2, len(changed))])


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_of_every_kind_are_read_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows: list[list[object]] = [[*CHINESE], COATING, BATTERY]
    for whole in (
        write_xlsx(tmp_path / "a.xlsx", {"s": rows}),
        write_xls(tmp_path / "a.xls", {"s": rows}),
        write_docx(tmp_path / "a.docx", [[[str(cell) for cell in row] for row in rows]]),
    ):
        whole.write_bytes(_broken(whole.read_bytes(), chance))
        read_or_refused(whole)


@pytest.mark.parametrize("seed", range(40))
def test_workbooks_with_damaged_parts_are_read_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    whole = write_xlsx(tmp_path / "whole.xlsx", {"s": [CHINESE, COATING, BATTERY]})
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _broken(content, chance) if chance.random() < 0.4 else content)

    read_or_refused(path)
