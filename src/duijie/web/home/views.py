"""The first page: what this is, for whoever comes by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """What this is and the three ways in."""
    return render(request, "home/stranger.html")
