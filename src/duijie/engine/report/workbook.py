"""The match report as a workbook: one sheet per view, one row per thing said."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from duijie.engine.records import Field, Record
from duijie.engine.report.cards import REASONS_SHOWN, best_of, candidate_of, property_of
from duijie.engine.report.destination import whole_file
from duijie.engine.report.errors import ReportNotWritable
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.overview import tiles
from duijie.engine.report.sheets import Cell, Column, Formats, Look, Table, fitting
from duijie.engine.report.voice import Voice, percent
from duijie.engine.results import Answer, Match, Note, Verdict
from duijie.kernel.language import Language


def write_workbook(
    answers: Sequence[Answer], path: Path, *, language: Language, about: ReportFacts
) -> None:
    """Write the report of a match run as .xlsx, row by row in bounded memory."""
    with whole_file(path) as part, TemporaryDirectory() as folder:
        # Made aside and copied: the library leaves its temporary files open and lying about
        # when it fails to write its target.
        made = Path(folder) / "report.xlsx"
        book = xlsxwriter.Workbook(str(made), {"constant_memory": True, "tmpdir": folder})
        _Book(book, Voice(language), about).write(answers)
        try:
            book.close()
        except XlsxFileError as error:
            raise ReportNotWritable(path=str(path), problem=str(error)) from error
        with made.open("rb") as source, part.open("wb") as out:
            copyfileobj(source, out)


class _Book:
    """The sheets of one workbook and how each is filled."""

    def __init__(self, book: Any, voice: Voice, about: ReportFacts) -> None:  # noqa: ANN401
        self.book, self.voice, self.about = book, voice, about
        self.formats = Formats(book)
        book.set_properties(
            {
                "title": voice.side("title", about.asking),
                "created": about.made_at,
                "comments": voice.say("advice"),
            }
        )

    def write(self, answers: Sequence[Answer]) -> None:
        """Fill every sheet."""
        self._summary(answers)
        self._matches(answers)
        self._limits(answers)
        self._nothing(answers)
        self._rejected()
        self._duplicates()

    def _summary(self, answers: Sequence[Answer]) -> None:
        say, sheet = self.voice.say, self.book.add_worksheet(self.voice.say("sheet.summary"))
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 34)
        sheet.set_column(2, 2, 60)
        title = self.voice.side("title", self.about.asking)
        sheet.write_string(0, 0, title, self.formats.caption)
        if self.about.demo:
            sheet.write_string(1, 0, say("demo"), self.formats.warning)
        for place, heading in enumerate(("sheet.item", "sheet.value", "sheet.meaning")):
            sheet.write_string(2, place, say(heading), self.formats.heading)
        text = self.formats.looks[Look.TEXT]
        for row, (item, value, meaning) in enumerate(self._items(answers), 3):
            sheet.write_string(row, 0, item, self.formats.looks[Look.TITLE])
            if isinstance(value, int):
                sheet.write_number(row, 1, value, self.formats.looks[Look.NUMBER])
            else:
                sheet.write_string(row, 1, fitting(value), text)
            sheet.write_string(row, 2, fitting(meaning), text)

    def _items(self, answers: Sequence[Answer]) -> Iterable[tuple[str, int | str, str]]:
        say, about = self.voice.say, self.about
        for tile in tiles(answers, about, self.voice):
            yield tile.label, int(tile.value.replace(",", "")), tile.meaning
        threshold = percent(about.threshold)
        said = say("method.threshold.said", threshold=threshold)
        yield say("method.threshold"), threshold, said
        yield say("method.engine"), say("method.engine.version", version=about.engine_version), ""
        yield say("method.encoder"), about.encoder, ""
        yield say("method.made"), self.voice.moment(about.made_at), ""
        for file in about.files:
            columns = ", ".join(f"{name} → {say(f'field.{field}')}" for field, name in file.columns)
            side = self.voice.side("side", file.side)
            count = self.voice.count("method.file", file.rows, name=file.name, side=side)
            yield say("method.files"), count, columns
        yield say("sheet.note"), say("advice"), ""

    def _table(self, name: str, columns: Sequence[Column]) -> Table:
        note = self.voice.say("demo.short") if self.about.demo else ""
        return Table(self.book, self.voice.say(f"sheet.{name}"), columns, self.formats, note)

    def _asker_columns(self) -> list[Column]:
        say, side = self.voice.say, self.about.asking
        return [
            Column(say("column.number"), 6, Look.NUMBER),
            Column(say(f"column.{side}"), 34, Look.TITLE),
            Column(say(f"sheet.organisation.{side}"), 20),
            Column(say(f"sheet.place.{side}"), 26),
        ]

    def _asker_cells(self, number: int, asker: Record) -> list[Cell]:
        organisation = asker.get(Field.ORGANISATION)
        return [number, _title(asker), organisation, self.voice.place(asker.source)]

    def _match_columns(self, candidate: str) -> list[Column]:
        say, side = self.voice.say, self.about.answering
        reasons = [Column(say("sheet.reason", number=n), 40) for n in range(1, REASONS_SHOWN + 1)]
        verdicts = [Column(say(f"sheet.{verdict}"), 10, Look.NUMBER) for verdict in Verdict]
        return [
            Column(candidate, 34, Look.TITLE),
            Column(say(f"sheet.organisation.{side}"), 20),
            Column(say("column.probability"), 11, Look.PERCENT),
            Column(say("column.grade"), 11),
            *reasons,
            *verdicts,
            Column(say("match.unknown"), 36),
            Column(say("match.against"), 36),
            Column(say(f"sheet.place.{side}"), 26),
            Column(say("match.contact"), 20),
        ]

    def _match_cells(self, match: Match) -> list[Cell]:
        candidate = candidate_of(match, self.about)
        said = [self.voice.note(reason.note) for reason in match.reasons[:REASONS_SHOWN]]
        reasons: list[Cell] = [*said, *[None] * (REASONS_SHOWN - len(said))]
        rows = match.quantities
        counts: list[Cell] = [sum(1 for row in rows if row.verdict is v) for v in Verdict]
        return [
            _title(candidate),
            candidate.get(Field.ORGANISATION),
            match.probability,
            self.voice.grade(match.grade),
            *reasons,
            *counts,
            self._notes(match.unknown),
            self._notes(match.against),
            self.voice.place(candidate.source),
            candidate.get(Field.CONTACT),
        ]

    def _notes(self, notes: Iterable[Note]) -> str:
        return "\n".join(self.voice.note(note) for note in notes)

    def _matches(self, answers: Sequence[Answer]) -> None:
        say = self.voice.say
        candidate = self._match_columns(say(f"column.{self.about.answering}"))
        rank = Column(say("sheet.rank"), 6, Look.NUMBER)
        table = self._table("matches", [*self._asker_columns(), rank, *candidate])
        for number, answer in enumerate(answers, 1):
            for match in answer.matches:
                asker = self._asker_cells(number, answer.asker)
                table.add([*asker, match.rank, *self._match_cells(match)])
        table.close()

    def _limits(self, answers: Sequence[Answer]) -> None:
        say = self.voice.say
        columns = [
            *self._asker_columns()[:2],
            Column(say("sheet.rank"), 6, Look.NUMBER),
            Column(say(f"column.{self.about.answering}"), 34, Look.TITLE),
            Column(say("quantity.property"), 22),
            Column(say("quantity.asked"), 22),
            Column(say("quantity.offered"), 22),
            Column(
                say("quantity.verdict"), 12, verdicts={v: self.voice.verdict(v) for v in Verdict}
            ),
        ]
        table = self._table("limits", columns)
        for number, answer in enumerate(answers, 1):
            for match in answer.matches or ([answer.nearest] if answer.nearest else []):
                self._limit_rows(table, number, answer, match)
        table.close()

    def _limit_rows(self, table: Table, number: int, answer: Answer, match: Match) -> None:
        candidate = _title(candidate_of(match, self.about))
        rank = None if answer.nothing_fits else match.rank
        for row in match.quantities:
            offered = row.offered or self.voice.say("quantity.unsaid")
            name = property_of(row, match, self.voice)
            said: list[Cell] = [name, row.asked, offered, self.voice.verdict(row.verdict)]
            table.add([number, _title(answer.asker), rank, candidate, *said])

    def _nothing(self, answers: Sequence[Answer]) -> None:
        say = self.voice.say
        chance = Column(say("sheet.chance"), 14, Look.PERCENT)
        change = Column(say("nothing.change"), 44)
        nearest = self._match_columns(say("nothing.nearest"))
        table = self._table("nothing", [*self._asker_columns(), chance, change, *nearest])
        for number, answer in enumerate(answers, 1):
            if answer.nothing_fits:
                best = best_of(answer)
                cells = self._match_cells(best) if best else [None] * len(nearest)
                asker = self._asker_cells(number, answer.asker)
                change_said = self._notes(answer.would_change)
                table.add([*asker, answer.fit_probability, change_said, *cells])
        table.close()

    def _rejected(self) -> None:
        table = self._table("rejected", [*self._row_columns(), self._wide("rejected.reason")])
        for row in self.about.rejected:
            place: list[Cell] = [row.source.file, row.source.sheet, row.source.row]
            said = self.voice.note(row.reason)
            table.add([self.voice.side("side", row.side), *place, said])
        table.close()

    def _duplicates(self) -> None:
        table = self._table("duplicates", [*self._row_columns(), self._wide("duplicates.first")])
        for row in self.about.duplicates:
            place: list[Cell] = [row.source.file, row.source.sheet, row.source.row]
            first = self.voice.place(row.first)
            table.add([self.voice.side("side", row.side), *place, first])
        table.close()

    def _row_columns(self) -> list[Column]:
        say = self.voice.say
        return [
            Column(say("rejected.side"), 10),
            Column(say("rejected.file"), 32),
            Column(say("rejected.sheet"), 18),
            Column(say("rejected.row"), 8, Look.NUMBER),
        ]

    def _wide(self, code: str) -> Column:
        return Column(self.voice.say(code), 70)


def _title(record: Record) -> str:
    return record.title or record.id
