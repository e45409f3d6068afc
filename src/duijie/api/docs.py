"""The page on which people read and try the API."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """Every operation, with what goes in and what comes out."""
    return render(request, "api/docs.html")
