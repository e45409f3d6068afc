"""The first page: what this is, for whoever comes by."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from duijie.site.queries import find_logo

ONE_YEAR = 365 * 24 * 3600


def home(request: HttpRequest) -> HttpResponse:
    """What this is and the three ways in."""
    return render(request, "home/stranger.html")


@cache_control(max_age=ONE_YEAR, immutable=True, public=True)
def logo(request: HttpRequest, number: int) -> HttpResponse:
    """The node's own picture; every new one has an address of its own."""
    del request, number
    found = find_logo()
    if found is None:
        raise Http404
    return HttpResponse(found.content, content_type=found.media_type)
