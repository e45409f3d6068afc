"""What happens to every request before a page or an endpoint sees it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from duijie.accounts.queries import actor_of
from duijie.kernel.ids import new_id
from duijie.kernel.tracing import traced

Answer = Callable[[HttpRequest], HttpResponse]

HEADER = "X-Request-ID"
# What a proxy hands over is kept only in a form that cannot forge a line of the log.
GOOD_NAME = re.compile(r"[A-Za-z0-9._-]{8,64}")


def name_the_request(answer: Answer) -> Answer:
    """Give every request a name that logs, audit trail and answer share."""

    def named(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if GOOD_NAME.fullmatch(given) else new_id().hex
        with traced(name):
            response = answer(request)
        response.headers[HEADER] = name
        return response

    return named


def know_the_actor(answer: Answer) -> Answer:
    """Put the actor on the request; it is looked up when it is first asked for."""

    def known(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user))  # type: ignore[attr-defined]
        return answer(request)

    return known
