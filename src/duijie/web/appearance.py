"""Light, dark, or as the system says: chosen by a form, kept in a cookie."""

from enum import StrEnum
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE: Final = "appearance"
ONE_YEAR: Final = 365 * 24 * 3600


class Appearance(StrEnum):
    """How pages look."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def chosen(request: HttpRequest) -> Appearance:
    """What the reader chose; a cookie that says something else counts as no choice."""
    given = request.COOKIES.get(COOKIE, "")
    return Appearance(given) if given in list(Appearance) else Appearance.AUTO


@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    answer = HttpResponseRedirect(back)
    given = request.POST.get("appearance", "")
    value = Appearance(given) if given in list(Appearance) else Appearance.AUTO
    answer.set_cookie(
        COOKIE,
        value,
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
