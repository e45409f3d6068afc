"""A report is written whole or not at all."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

import pytest
from tests.engine.report.make import make_facts, some_answers

from duijie.engine.report.errors import ReportNotWritable
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.html import write_html
from duijie.engine.report.lines import write_lines
from duijie.engine.report.workbook import write_workbook
from duijie.engine.results import Answer
from duijie.kernel.language import Language

Writer = Callable[[Sequence[Answer], Path, ReportFacts], None]


def page(answers: Sequence[Answer], path: Path, about: ReportFacts) -> None:
    write_html(answers, path, language=Language.ZH, about=about)


def workbook(answers: Sequence[Answer], path: Path, about: ReportFacts) -> None:
    write_workbook(answers, path, language=Language.ZH, about=about)


def lines(answers: Sequence[Answer], path: Path, about: ReportFacts) -> None:
    write_lines(answers, path, about=about)


WRITERS = pytest.mark.parametrize("write", [page, workbook, lines])


@WRITERS
def test_a_folder_that_does_not_exist_is_refused(write: Writer, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "report"

    with pytest.raises(ReportNotWritable) as refusal:
        write(some_answers(), path, make_facts())

    assert refusal.value.facts["path"] == str(path)


@WRITERS
def test_a_folder_in_place_of_the_file_is_refused(write: Writer, tmp_path: Path) -> None:
    with pytest.raises(ReportNotWritable):
        write(some_answers(), tmp_path, make_facts())


@WRITERS
def test_a_full_disk_is_refused(write: Writer) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")

    with pytest.raises(ReportNotWritable):
        write(some_answers() * 50, full, make_facts())


@WRITERS
def test_the_former_file_is_replaced_and_nothing_is_left_beside(
    write: Writer, tmp_path: Path
) -> None:
    path = tmp_path / "report"
    path.write_bytes(b"former")
    write(some_answers(), path, make_facts())

    assert path.read_bytes() != b"former"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report"]


def test_a_pipe_is_written_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_lines(some_answers(), pipe, about=make_facts())
    reader.join(timeout=10)

    assert len(read[0].splitlines()) == len(some_answers())
    assert json.loads(read[0].splitlines()[0])["number"] == 1
