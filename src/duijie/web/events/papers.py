"""Papers and files of a day: badges, schedules, the poster, the report, calendars."""

from datetime import UTC
from typing import Any, Final
from uuid import UUID

import segno
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from duijie.events import queries, services
from duijie.events.permissions import check_runs
from duijie.events.types import Reply, Standing
from duijie.kernel import clock
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.site.letters import CODES, PRODUCT
from duijie.site.queries import current
from duijie.web.briefs.drawing import drawn_whole
from duijie.web.catalogue.showing import HTML_TONGUES
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.events.labels import FUNNEL, LANGUAGES, MEETINGS, NEXT_STEPS
from duijie.web.events.showing import house_of, person_of, record_of, told
from duijie.web.registries.showing import reader_language

INK: Final = "#1d2426"
AGAIN_SECONDS: Final = "10"


@login_required
@require_safe
@refusals_as_pages
def badges(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Badges of all who take part, to cut out, each with its own square."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    check_runs(actor, found)
    people = queries.participants_of(actor, found).filter(standing=Standing.APPROVED.value)
    rows = [
        {
            "name": one.name,
            "house": house_of(one),
            "tongues": [LANGUAGES.get(each, each) for each in one.languages],
            "code": code_of(reverse("event_badge", args=[services.badge_token(one)])),
        }
        for one in people
    ]
    return _paper(
        request, "events/paper/badges.html", {"told": told(found), "rows": rows}, "badges"
    )


@login_required
@require_safe
@refusals_as_pages
def schedules(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Everybody's schedule, a sheet each, in the language of each."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    sheets = []
    for one, appointments in queries.schedules_of_all(actor, found):
        language = Language(one.user.language) if one.user else reader_language()
        with translation.override(CODES[language]):
            sheets.append(_sheet(found, one, appointments, language))
    shown = {"told": told(found), "sheets": sheets}
    return _paper(request, "events/paper/schedules.html", shown, "schedules")


@login_required
@require_safe
@refusals_as_pages
def schedule(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """One's own schedule on paper."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    appointments = queries.schedule_of(actor, found)
    sheet = _sheet(found, queries.get_own(actor, found), appointments, reader_language())
    shown = {"told": told(found), "sheets": [sheet]}
    return _paper(request, "events/paper/schedules.html", shown, "schedule")


def _sheet(found: Any, own: Any, appointments: Any, language: Language) -> SafeString:  # noqa: ANN401  (rows)
    shown = {
        "told": told(found),
        "language": HTML_TONGUES[language],
        "name": person_of(own),
        "rows": [
            {
                "one": one,
                "name": person_of(one.other),
                "topics": [(record_of(mine), record_of(theirs)) for mine, theirs in one.topics],
            }
            for one in appointments
        ],
    }
    return render_to_string("events/paper/_sheet.html", shown)


@login_required
@require_safe
@refusals_as_pages
def poster(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """What hangs at the door: scan it, tap once, and one is checked in."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    check_runs(actor, found)
    shown = {"told": told(found), "code": code_of(reverse("event_here", args=[found.pk]))}
    return _paper(request, "events/paper/poster.html", shown, "poster")


@login_required
@require_safe
@refusals_as_pages
def report(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """What came of the day, on paper."""
    shown = report_shown(request, event_id)
    return _paper(request, "events/paper/report.html", shown, "report")


@login_required
@require_safe
@refusals_as_pages
def report_page(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """What came of the day, as a page."""
    return render(request, "events/report.html", report_shown(request, event_id))


def report_shown(request: HttpRequest, event_id: UUID) -> dict[str, Any]:
    """The numbers of a day, each beside its definition."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    numbers = queries.report_of(actor, found)
    most = max(numbers.people.values(), default=0) or 1
    return {
        "told": told(found),
        "event": found,
        "report": numbers,
        "people": [
            (label, numbers.people[name], meaning, round(100 * numbers.people[name] / most))
            for name, (label, meaning) in FUNNEL.items()
        ],
        "meetings": [
            (label, numbers.meetings[name], meaning) for name, (label, meaning) in MEETINGS.items()
        ],
        "next_steps": [
            (label, numbers.next_steps.get(step, 0)) for step, label in NEXT_STEPS.items()
        ],
    }


@login_required
@require_safe
@refusals_as_pages
def calendar(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """One's own meetings for a calendar program (RFC 5545)."""
    actor = actor_of(request)
    found = queries.get_event(actor, event_id)
    content = written_calendar(found, queries.schedule_of(actor, found))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="duijie-{found.held_on}.ics"'
    return answer


def written_calendar(found: Any, appointments: Any) -> bytes:  # noqa: ANN401  (rows of the tables)
    """Meetings as a calendar; the same meeting keeps its name when it is moved."""
    # Whoever starts a node waits for all that pages load, and few ever ask for this.
    from icalendar import Calendar, Event  # noqa: PLC0415

    shown = told(found)
    calendar = Calendar()
    calendar.add("prodid", "-//Duijie//matching days//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in appointments:
        if one.reply is Reply.DECLINED:
            continue
        entry = Event()
        entry.add("uid", f"{one.meeting_id}@duijie")
        entry.add("dtstamp", clock.now())
        # In UTC, so that no reader needs a table of time zones.
        entry.add("dtstart", one.turn.begins.astimezone(UTC))
        entry.add("dtend", one.turn.ends.astimezone(UTC))
        entry.add("summary", f"{person_of(one.other)} · {shown.title}")
        table = translation.gettext("Table %(table)s") % {"table": one.table}
        entry.add("location", ", ".join(filter(None, (table, shown.place))))
        entry.add("url", settings.ADDRESS + reverse("event_schedule", args=[found.pk]))
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def code_of(path: str) -> SafeString:
    """An address of the node as a square that a phone reads."""
    drawing = segno.make(settings.ADDRESS + path, error="m", micro=False).svg_inline(
        border=2, dark=INK, omitsize=True
    )
    return mark_safe(drawing)  # noqa: S308  (made of squares alone)


def _paper(request: HttpRequest, template: str, shown: dict[str, Any], name: str) -> HttpResponse:
    language = reader_language()
    frame = {
        "language": HTML_TONGUES[language],
        "node_name": current().name_in(language) or PRODUCT[language],
        "is_demo": settings.DEMO,
        "today": clock.today(),
    }
    try:
        pdf = drawn_whole(render_to_string(template, frame | shown))
    except DomainError as refusal:
        if refusal.kind is not Kind.UNAVAILABLE:
            raise
        said = {"sentence": say_refusal(refusal, language)}
        answer = render(request, "briefs/unavailable.html", said, status=503)
        answer["Retry-After"] = AGAIN_SECONDS
        return answer
    shown_inline = {"Content-Disposition": f'inline; filename="duijie-{name}-{language}.pdf"'}
    answer = HttpResponse(pdf, content_type="application/pdf", headers=shown_inline)
    answer["Cache-Control"] = "private, no-store"
    return answer
