"""Matches to take along: a list as a workbook, one match as a page to print."""

import io
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import xlsxwriter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from duijie.catalogue.types.words import ListingKind
from duijie.kernel import clock
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.matching import queries
from duijie.matching.types import MatchList
from duijie.site.letters import CODES, PRODUCT
from duijie.site.queries import current
from duijie.web.briefs.drawing import drawn
from duijie.web.briefs.pages import code_of
from duijie.web.briefs.views import unavailable
from duijie.web.catalogue.cards import title_of
from duijie.web.catalogue.showing import HTML_TONGUES
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.matches import showing
from duijie.web.matches.views import wanted_of
from duijie.web.registries.showing import reader_language
from duijie.web.states import STATES

SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGUAGES: Final = {language.value: language for language in Language}
WIDTH: Final = 32
LONGEST_CELL: Final = 32_000
RISKY: Final = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@refusals_as_pages
def workbook(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """The list of matches as a workbook, with the same filters."""
    wanted = wanted_of(kind, request.GET)
    found = queries.matches_of(actor_of(request), kind, listing_id, wanted)
    language = LANGUAGES.get(request.GET.get("lang", ""), reader_language())
    with override(CODES[language]):
        content = written(found)
    name = f"duijie-matches-{found.asker.id.hex[-8:]}-{language}.xlsx"
    head = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private"}
    return HttpResponse(content, content_type=SHEET, headers=head)


def written(found: MatchList) -> bytes:
    """A list of matches as a workbook; no cell is taken for a formula."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        quoted = book.add_format({"quote_prefix": True})
        sheet.freeze_panes(1, 0)
        for place, row in enumerate(_rows(found)):
            for column, cell in enumerate(row):
                sheet.set_column(column, column, WIDTH)
                if isinstance(cell, float):
                    sheet.write_number(place, column, cell)
                elif cell:
                    text = cell[:LONGEST_CELL]
                    sheet.write_string(
                        place, column, text, quoted if text.startswith(RISKY) else None
                    )
    return file.getvalue()


def _rows(found: MatchList) -> Iterator[list[str | float]]:
    yield [
        _("Record"), _("Found"), _("Organisation"), _("Probability"), _("In words"), _("Fits"),
        _("Why it matches"), _("Limits"), _("What speaks against it"), _("What is unknown"),
        _("Address"),
    ]  # fmt: skip
    asker = title_of(found.asker)
    for match in found.matches:
        one = showing.shown_match(match)
        limits = [
            f"{row.property}: {row.asked} / {row.offered or '–'} ({STATES[row.verdict].label})"
            for row in one.limits
        ]
        yield [
            asker,
            one.title,
            one.owner,
            round(match.probability, 4),
            str(one.grade),
            _("yes") if one.is_fit else _("no: a near miss"),
            "\n".join(reason.text for reason in one.reasons),
            "\n".join(limits),
            "\n".join(one.against),
            "\n".join(one.unknown),
            settings.ADDRESS + one.address,
        ]


@require_safe
@refusals_as_pages
def brief(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """One match as a page to print, in the language asked for."""
    seen = queries.get_match(actor_of(request), match_id)
    language = LANGUAGES.get(request.GET.get("lang", ""), reader_language())
    with override(CODES[language]):
        address = settings.ADDRESS + reverse("match", args=[seen.id])
        shown = {
            "one": showing.shown_match(seen),
            "language": HTML_TONGUES[language],
            "node_name": current().name_in(language) or PRODUCT[language],
            "is_demo": settings.DEMO,
            "address": address,
            "code": code_of(address),
            "today": clock.today(),
        }
        try:
            pdf, mark = drawn([render_to_string("matches/brief.html", shown)])
        except DomainError as refusal:
            if refusal.kind is not Kind.UNAVAILABLE:
                raise
            return unavailable(request, refusal)
    name = f"duijie-match-{seen.id.hex[-8:]}-{language}.pdf"
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = f'"{mark}"'
    return answer
