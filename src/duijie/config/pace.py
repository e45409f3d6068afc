"""How often one reader may ask for what costs the node most.

Counted in memory, for a flood must not be answered with a flood of writes: each
web process counts for itself, so that a reader gets at most as many times the
limit as there are processes. Sign-in and writes over the API are counted by all
processes together, elsewhere.
"""

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duijie.access.errors import TooOften
from duijie.api.auth import place_of
from duijie.api.problems import refuse

Answer = Callable[[HttpRequest], HttpResponse]

MINUTE: Final = 60.0
# What is remembered of as many readers takes some 10 MB; then those who have waited are forgotten.
MOST_READERS: Final = 50_000
READING: Final = frozenset({"GET", "HEAD"})
UPLOADS: Final = "upload"
# The first that fits counts: a brief over the API is a brief.
READS: Final[Mapping[str, re.Pattern[str]]] = {
    "brief": re.compile(r"/brief(\.pdf)?$"),
    "search": re.compile(r"^/(api/v1/)?search(/|$)"),
    "api": re.compile(r"^/api/v1/"),
}


@dataclass(slots=True)
class Pace:
    """A limit as a leaky bucket: a minute's allowance at once, then as it flows off.

    For each reader only the moment is kept at which all they asked for will have
    flowed off (the generic cell rate algorithm of ATM Forum TM 4.0).
    """

    a_minute: int
    _clear: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, reader: str, now: float) -> float:
        """Count a request; the seconds to wait where it is one too many, else zero."""
        step = MINUTE / self.a_minute
        with self._lock:
            clear = max(self._clear.get(reader, now), now) + step
            if clear - now > MINUTE:
                return clear - now - MINUTE
            if len(self._clear) >= MOST_READERS:
                self._clear = {name: at for name, at in self._clear.items() if at > now}
            self._clear[reader] = clear
            return 0.0


def keep_the_pace(answer: Answer) -> Answer:
    """Ask readers to wait who ask for more than anybody reads."""
    paces = {name: Pace(limit) for name, limit in settings.PACE.items() if limit}

    def paced(request: HttpRequest) -> HttpResponse:
        pace = paces.get(costly(request))
        seconds = pace.wait_for(reader_of(request), time.monotonic()) if pace else 0.0
        return refused(request, ceil(seconds)) if seconds else answer(request)

    return paced


def costly(request: HttpRequest) -> str:
    """Under which name a request is counted; empty for what costs little."""
    if request.method not in READING:
        return UPLOADS if request.content_type == "multipart/form-data" else ""
    return next((name for name, form in READS.items() if form.search(request.path)), "")


def reader_of(request: HttpRequest) -> str:
    """The person where there is a session, else the network; offices share one."""
    known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    return str(request.user.pk) if known else place_of(request)


def refused(request: HttpRequest, seconds: int) -> HttpResponse:
    """Say when to ask again."""
    if request.path.startswith("/api/"):
        return refuse(request, TooOften(seconds=seconds))
    shown = {"seconds": seconds}
    answer = render(request, "pace.html", shown, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(seconds)
    return answer
