"""The report of a day as a workbook: the funnel, the meetings, the follow-ups."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duijie.events import queries
from duijie.exchange.exports import MEDIA_TYPES
from duijie.exchange.types import Format
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.events.labels import NEXT_STEPS
from duijie.web.events.papers import report_shown
from duijie.web.events.showing import person_of

# What somebody typed stays text, whatever it begins with.
OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
WIDEST: Final = 60

Row = Sequence[str | int]


@login_required
@require_safe
@refusals_as_pages
def report(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """What came of the day, as a workbook."""
    actor = actor_of(request)
    shown = report_shown(request, event_id)
    follow_ups = queries.follow_ups_of(actor, shown["event"])
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        _write(book, _("People"), (_("Stage"), _("How many"), _("Definition")), [
            (str(label), number, str(meaning)) for label, number, meaning, _share in shown["people"]
        ])  # fmt: skip
        _write(book, _("Meetings"), (_("Stage"), _("How many"), _("Definition")), [
            (str(label), number, str(meaning)) for label, number, meaning in shown["meetings"]
        ])  # fmt: skip
        _write(
            book,
            _("Follow-ups"),
            (_("What"), _("Who"), _("For"), _("Until"), _("Done")),
            [_follow_up(one) for one in follow_ups],
        )
    answer = HttpResponse(file.getvalue(), content_type=MEDIA_TYPES[Format.XLSX])
    name = f"duijie-matching-day-{shown['event'].held_on}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _follow_up(one: Any) -> Row:  # noqa: ANN401  (a row of the tables)
    done = one.done_at.date().isoformat() if one.done_at else ""
    label = str(NEXT_STEPS[one.step])
    return label, person_of(one.owner), person_of(one.other), one.due_on.isoformat(), done


def _write(book: Any, name: str, head: Row, rows: Iterable[Row]) -> None:  # noqa: ANN401  (untyped)
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True})
    quoted = book.add_format({"quote_prefix": True})
    widths = [len(str(one)) for one in head]
    for column, text in enumerate(head):
        sheet.write_string(0, column, str(text), bold)
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], len(str(cell)))
            if isinstance(cell, int):
                sheet.write_number(place, column, cell)
            else:
                sheet.write_string(place, column, cell, quoted)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(2 * width, WIDEST))
    sheet.freeze_panes(1, 0)
