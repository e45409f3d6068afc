"""Reading one file of needs or offers: columns shown, rows counted, none lost silently."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import screen
from duijie.cli.errors import MalformedMapping, UnknownField
from duijie.cli.messages import say, speaking
from duijie.engine import messages
from duijie.engine.formats import Reading, Rejected, read, write_rejects
from duijie.engine.records import Field, Record
from duijie.engine.results import Side

DUPLICATE = "formats.duplicate_row"

MapOption = Annotated[list[str], typer.Option("--map", metavar="FIELD=COLUMN", help="reading.map")]
PasswordOption = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", help="reading.password")
]
RejectsOption = Annotated[
    Path | None, typer.Option("--rejects", metavar="FILE", help="reading.rejects")
]


@dataclass(slots=True)
class Intake:
    """A file as it is read: records go through, what is no record is kept aside."""

    side: Side
    reading: Reading
    read: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The records, one at a time, with a progress bar."""
        name, total = self.reading.name, self.reading.expected_rows
        with screen.progress("reading.progress", total, file=name) as step:
            for item in self.reading:
                step()
                if isinstance(item, Rejected):
                    self.rejected.append(item)
                else:
                    self.read += 1
                    yield item

    @property
    def duplicates(self) -> list[Rejected]:
        """The rows that say the same as an earlier one."""
        return [item for item in self.rejected if item.code == DUPLICATE]

    def tell_columns(self) -> None:
        """Say which column was taken for what, and which are not compared."""
        for table in self.reading.tables:
            place = f"{self.reading.name} · {table.sheet}" if table.sheet else self.reading.name
            taken = say("reading.listed").join(
                f"{field_name(name)} ← {' + '.join(headers)}"
                for name, headers in table.mapping.items()
            )
            screen.paragraph(say("reading.columns", place=place), taken)
            left = say("reading.listed").join(header for header in table.unmapped if header)
            if left:
                screen.paragraph("", say("reading.unmapped", columns=left))

    def tell_counts(self) -> None:
        """Say how many rows went in, how many did not, and what else was noticed."""
        said = "reading.counts_needs" if self.side is Side.NEED else "reading.counts_offers"
        twice = len(self.duplicates)
        screen.tell(
            said,
            file=self.reading.name,
            read=f"{self.read:,}",
            rejected=f"{len(self.rejected) - twice:,}",
            duplicates=f"{twice:,}",
        )
        for note in self.reading.notes:
            typer.echo(f"  {messages.say(note.code, speaking(), **note.facts)}")


def open_file(side: Side, path: Path, mapping: Sequence[str], password: str | None) -> Intake:
    """Open a file of one side and find its columns."""
    return Intake(side, read(path, mapping=mapping_of(mapping, side), password=password))


def mapping_of(given: Sequence[str], side: Side) -> dict[Field, str]:
    """What ``--map`` says of one side: ``title=Name``, ``needs:title=Name``."""
    mapping: dict[Field, str] = {}
    for one in given:
        left, equals, column = one.partition("=")
        of, colon, name = left.rpartition(":")
        if not equals or not column.strip() or of.strip() not in ("", "needs", "offers"):
            raise MalformedMapping(given=one)
        if not colon or of.strip() == f"{side}s":
            mapping[_field(name.strip())] = column.strip()
    return mapping


def field_name(name: Field) -> str:
    """What a reader calls a field."""
    return messages.say(f"report.field.{name}", speaking())


def keep_rejects(path: Path | None, intakes: Sequence[Intake]) -> None:
    """Write the rows that were not used to a file, when one is asked for."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [item for intake in intakes for item in intake.rejected]
        count = write_rejects(path, rows, speaking())
        screen.tell("reading.rejects_written", count=count, path=path)


def tell_first_rejects(intakes: Sequence[Intake], most: int = 3) -> None:
    """Show the first rows that were not used, so that nothing is dropped silently."""
    rows = [item for intake in intakes for item in intake.rejected if item.code != DUPLICATE]
    for item in rows[:most]:
        place = [item.source.file, item.source.sheet or "", str(item.source.row or "")]
        reason = messages.say(item.code, speaking(), **item.facts)
        typer.echo(f"  {' · '.join(part for part in place if part)}: {reason}")
    if len(rows) > most:
        typer.echo(f"  {say('reading.more_rejects', count=len(rows) - most)}")


def _field(name: str) -> Field:
    if name not in set(Field):
        raise UnknownField(name=name, fields=", ".join(Field))
    return Field(name)
