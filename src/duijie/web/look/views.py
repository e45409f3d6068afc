"""Every component on one page, with invented content."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duijie.web.look import samples

ERRORS = {400: "400.html", 403: "403.html", 404: "404.html", 429: "429.html", 500: "500.html"}


def look(request: HttpRequest) -> HttpResponse:
    """All components."""
    if "toast" in request.GET:
        messages.success(request, samples.SAVED)
        messages.error(request, samples.NOT_SENT)
    form = samples.SampleForm(request.POST or None)
    return render(request, "look/look.html", {"form": form, **samples.components(request)})


def picker(request: HttpRequest) -> HttpResponse:
    """What the picker finds, as a fragment."""
    found = samples.industries(request.GET.get("industry_q", ""))
    return render(request, "parts/picker_options.html", {"name": "industry", "options": found})


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page of an error."""
    if status not in ERRORS:
        raise Http404
    return render(request, ERRORS[status], status=status)
