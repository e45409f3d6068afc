"""``duijie bench``: how fast this machine is with one's own records."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from duijie.cli import reading, screen
from duijie.cli.messages import say
from duijie.cli.reading import MapOption, PasswordOption
from duijie.engine.results import Side


def bench(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="bench.records")],
    *,
    questions: Annotated[int, typer.Option(min=1, metavar="N", help="bench.questions")] = 100,
    mapping: MapOption = [],  # noqa: B006  (Typer copies it)
    password: PasswordOption = None,
) -> None:
    """Measure indexing and answering on a file of records."""
    from duijie.engine.evaluate.speed import measure

    intake = reading.open_file(Side.OFFER, records, mapping, password)
    known = list(intake.records())
    intake.tell_counts()
    with TemporaryDirectory(prefix="duijie-bench-") as folder:
        speed = measure(known, Path(folder) / "index", questions=questions)
    rows = [
        ("records", f"{speed.records:,}"),
        ("indexing", f"{speed.records_per_second:,.0f}"),
        ("size", f"{speed.bytes_on_disk / 1e6:,.1f}"),
        ("questions", f"{speed.questions:,}"),
        ("median", f"{speed.median_ms:,.1f}"),
        ("slowest", f"{speed.slowest_twentieth_ms:,.1f}"),
    ]
    headings = (say("bench.measured"), say("bench.value"))
    screen.table(headings, [(say(f"bench.row_{name}"), value) for name, value in rows])
