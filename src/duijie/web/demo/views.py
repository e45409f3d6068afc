"""As whom one can sign in, and what to try."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from duijie.demo import queries
from duijie.kernel.language import Language


def who_is_who(request: HttpRequest) -> HttpResponse:
    """The people of the demonstration; no other node has such a page."""
    if not settings.DEMO:
        raise Http404
    language = _language()
    people = [
        (one.address, *(text.said_in(language) for text in (one.name, one.house, one.tries)))
        for one in queries.who_is_who()
    ]
    shown = {"people": people, "password": queries.password()}
    return render(request, "demo/who.html", shown)


def stories(request: HttpRequest) -> HttpResponse:
    """What became of some needs; no other node has such a page."""
    if not settings.DEMO:
        raise Http404
    language = _language()
    told = [
        (link, link.story.title.said_in(language), link.story.text.said_in(language))
        for link in queries.stories()
    ]
    return render(request, "demo/stories.html", {"told": told, "password": queries.password()})


def _language() -> Language:
    return Language.ZH if (get_language() or "").startswith("zh") else Language.EN
