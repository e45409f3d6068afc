"""The figures of the funnel as files, with the same definitions inside."""

import csv
import io

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from duijie.funnel import queries
from duijie.web.edges import refusals_as_pages


@require_safe
@refusals_as_pages
def as_json(request: HttpRequest) -> HttpResponse:
    """All figures as JSON."""
    del request
    answer = JsonResponse(queries.published(), json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="funnel.json"'
    return answer


@require_safe
@refusals_as_pages
def as_csv(request: HttpRequest) -> HttpResponse:
    """All figures as one long table; a number that is kept back is an empty cell."""
    del request
    lines = queries.published_lines()
    text = io.StringIO()
    # Spreadsheet programs take a file without a mark for one in the system's old encoding.
    text.write("\ufeff")
    writer = csv.DictWriter(text, list(lines[0]))
    writer.writeheader()
    writer.writerows(lines)
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="funnel.csv"'
    return answer
