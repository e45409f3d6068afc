"""What a report states beside its answers, gathered from one run."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from duijie import __version__
from duijie.cli.reading import DUPLICATE, Intake
from duijie.engine.formats import Rejected
from duijie.engine.records import Field, Source
from duijie.engine.report.facts import DuplicateRow, InputFile, RejectedRow, ReportFacts
from duijie.engine.results import Note

if TYPE_CHECKING:
    from duijie.engine.rank.matcher import Matcher


def gather(
    sides: Sequence[Intake], matcher: "Matcher", *, made_at: datetime, reverse: bool, demo: bool
) -> ReportFacts:
    """The facts of a run over needs and offers, in this order."""
    needs, offers = sides
    return ReportFacts(
        needs_read=needs.read,
        offers_read=offers.read,
        threshold=matcher.threshold,
        encoder=matcher.encoder_name,
        engine_version=__version__,
        made_at=made_at,
        rejected=tuple(rejected for side in sides for rejected in _rejected(side)),
        duplicates=tuple(_duplicate(side, row) for side in sides for row in side.duplicates),
        files=tuple(InputFile(s.side, s.reading.name, s.read, _columns(s)) for s in sides),
        grades=matcher.grades,
        reverse=reverse,
        demo=demo,
    )


def _rejected(side: Intake) -> list[RejectedRow]:
    return [
        RejectedRow(side.side, row.source, Note(row.code, row.facts))
        for row in side.rejected
        if row.code != DUPLICATE
    ]


def _duplicate(side: Intake, row: Rejected) -> DuplicateRow:
    sheet, _, number = str(row.facts["first"]).rpartition("!")
    return DuplicateRow(
        side.side, row.source, Source(side.reading.name, sheet or None, int(number))
    )


def _columns(side: Intake) -> tuple[tuple[Field, str], ...]:
    """The columns of all sheets, each field and header once."""
    found = {
        (field, header): None
        for table in side.reading.tables
        for field, headers in table.mapping.items()
        for header in headers
    }
    return tuple(found)
