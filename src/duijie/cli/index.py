"""``duijie index``: keep records in a folder, to be asked from time to time."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import reading, screen
from duijie.cli.encoding import EncoderOption, chosen
from duijie.cli.reading import MapOption, PasswordOption, RejectsOption
from duijie.engine.results import Side


def index(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="index.records")],
    *,
    into: Annotated[Path, typer.Option("--index", "-i", metavar="FOLDER", help="index.into")],
    mapping: MapOption = [],  # noqa: B006  (Typer copies it)
    password: PasswordOption = None,
    rejects: RejectsOption = None,
    encoder: EncoderOption = None,
    update: Annotated[bool, typer.Option("--update", help="index.update")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="index.delete")] = False,
) -> None:
    """Read a file of records and write them into an index, or take them out of it."""
    intake = reading.open_file(Side.OFFER, records, mapping, password)
    intake.tell_columns()
    from duijie.engine.rank.matcher import Matcher

    used = chosen(encoder)
    if delete:
        deleted = Matcher.change(into, without=[one.id for one in intake.records()], encoder=used)
        screen.tell("index.deleted", deleted=f"{deleted:,}")
    elif update:
        Matcher.change(into, intake.records(), encoder=used)
    else:
        Matcher.build(intake.records(), folder=into, encoder=used).close()
    intake.tell_counts()
    reading.tell_first_rejects([intake])
    reading.keep_rejects(rejects, [intake])
    screen.tell("index.written", folder=into)
