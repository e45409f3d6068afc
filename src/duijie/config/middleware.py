"""What happens to every request before a page or an endpoint sees it."""

import logging
import re
import time
from collections.abc import Callable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
from duijie.api.errors import BodyTooLarge
from duijie.api.problems import refuse
from duijie.exchange.rules import LARGEST_FILE
from duijie.kernel.ids import new_id
from duijie.kernel.language import Language
from duijie.kernel.tracing import traced
from duijie.node import metrics
from duijie.site.letters import CODES
from duijie.site.queries import current

Answer = Callable[[HttpRequest], HttpResponse]

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Asked every few seconds by machines.
PROBES = frozenset({"healthz", "readyz", "metrics"})

# The largest file that any page takes, and the form around it.
LARGEST_BODY = LARGEST_FILE + (2 << 20)

log = logging.getLogger("duijie.requests")

HEADER = "X-Request-ID"
# What a proxy hands over is kept only in a form that cannot forge a line of the log.
GOOD_NAME = re.compile(r"[A-Za-z0-9._-]{8,64}")


def name_the_request(answer: Answer) -> Answer:
    """Give every request a name that logs, audit trail and answer share. Note how long it took."""

    def named(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if GOOD_NAME.fullmatch(given) else new_id().hex
        begun = time.perf_counter()
        with traced(name):
            response = answer(request)
            note_answer(request, response, time.perf_counter() - begun)
        response.headers[HEADER] = name
        return response

    return named


def note_answer(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Note an answer in log and figures, by its route: an address may hold a secret."""
    match = request.resolver_match
    if match is None or match.route in PROBES:
        return
    method = request.method if request.method in METHODS else "OTHER"
    route, status = f"/{match.route}", response.status_code
    metrics.note_request(method, route, status, seconds)
    facts = {"method": method, "route": route, "status": status, "seconds": round(seconds, 4)}
    log.info("%s %s %s %.0f ms", method, route, status, 1000 * seconds, extra=facts)


def speak_to_the_reader(answer: Answer) -> Answer:
    """Use the reader's language and clock: as chosen, of the profile, of the browser."""

    def spoken(request: HttpRequest) -> HttpResponse:
        zone: str | None = None
        wanted = translation.get_language()
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, User):
            zone = request.user.time_zone
            if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
                wanted = CODES[Language(request.user.language)]
        spoken_here = [CODES[language] for language in current().languages]
        translation.activate(wanted if wanted in spoken_here else spoken_here[0])
        with timezone.override(ZoneInfo(zone) if zone else None):
            return answer(request)

    return spoken


def refuse_what_is_too_large(answer: Answer) -> Answer:
    """Turn away a request by the length it names, before any of it is read."""

    def weighed(request: HttpRequest) -> HttpResponse:
        named = request.headers.get("Content-Length", "")
        length = int(named) if named.isdecimal() else 0
        if length <= LARGEST_BODY:
            return answer(request)
        megabytes, limit = length >> 20, LARGEST_FILE >> 20
        if request.path.startswith("/api/"):
            return refuse(request, BodyTooLarge(megabytes=megabytes, limit=limit))
        shown = {"megabytes": megabytes, "limit": limit}
        return render(request, "413.html", shown, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    return weighed


def know_the_actor(answer: Answer) -> Answer:
    """Put the actor on the request; it is looked up when it is first asked for."""

    def known(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user))  # type: ignore[attr-defined]
        return answer(request)

    return known
