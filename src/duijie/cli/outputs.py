"""Where the answers go: one writer for each kind of file."""

from collections.abc import Sequence
from pathlib import Path

from duijie.cli import screen
from duijie.cli.errors import SameFile, UnknownOutput
from duijie.cli.messages import speaking
from duijie.engine.report.facts import ReportFacts
from duijie.engine.results import Answer

KINDS = (".html", ".xlsx", ".jsonl")


def check(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Refuse an output that cannot be, before any work is done."""
    for path in outputs:
        if path.suffix.lower() not in KINDS:
            raise UnknownOutput(path=path)
        if path.resolve() in {given.resolve() for given in inputs}:
            raise SameFile(path=path)


def write(path: Path, answers: Sequence[Answer], about: ReportFacts) -> None:
    """Write the answers as the kind of file that the ending names, and say where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = path.suffix.lower()
    if kind == ".html":
        from duijie.engine.report.html import write_html

        write_html(answers, path, language=speaking(), about=about)
    elif kind == ".xlsx":
        from duijie.engine.report.workbook import write_workbook

        write_workbook(answers, path, language=speaking(), about=about)
    else:
        from duijie.engine.report.lines import write_lines

        write_lines(answers, path, about=about)
    screen.tell("match.written", path=path)
