"""The registries: what there is, searching, one entry, what versions changed."""

import re
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duijie.kernel.errors import DomainError, Kind
from duijie.registries import queries
from duijie.web.registries.showing import options_of, shown_name

MOST_SHOWN = 100
_FIELD = re.compile(r"[a-z][a-z0-9_-]{0,39}")
View = Callable[..., HttpResponse]


def _not_found_is_404(view: View) -> View:
    @wraps(view)
    def refused(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            return view(request, **named)
        except DomainError as refusal:
            if refusal.kind is Kind.NOT_FOUND:
                raise Http404 from refusal
            raise

    return refused


def registries(request: HttpRequest) -> HttpResponse:
    """Every registry with its edition, source and licence."""
    versions = [(version, shown_name(version.registry)) for version in queries.current_versions()]
    return render(request, "registries/registries.html", {"versions": versions})


@_not_found_is_404
def entries(request: HttpRequest, register: str) -> HttpResponse:
    """Search in one registry; its top without a question."""
    chosen = queries.get_register(register)
    text = request.GET.get("q", "")[:200]
    found = queries.found_entries(chosen, text, MOST_SHOWN)
    shown = {
        "register": chosen,
        "title": shown_name(queries.get_registry(chosen)),
        "q": text,
        "options": options_of(found),
    }
    return render(request, "registries/entries.html", shown)


@_not_found_is_404
def options(request: HttpRequest, register: str) -> HttpResponse:
    """What a picker finds, as a fragment; ``name`` is the field that it fills."""
    chosen = queries.get_register(register)
    name = request.GET.get("name", "")
    if not _FIELD.fullmatch(name):
        raise Http404
    found = queries.found_entries(chosen, request.GET.get(f"{name}_q", "")[:200])
    shown = {"name": name, "options": options_of(found)}
    return render(request, "parts/picker_options.html", shown)


@_not_found_is_404
def entry(request: HttpRequest, register: str, code: str) -> HttpResponse:
    """One entry: names, what is above and below it."""
    chosen = queries.get_register(register)
    found = queries.get_entry(chosen, code)
    shown = {
        "register": chosen,
        "registry": shown_name(queries.get_registry(chosen)),
        "entry": found,
        "name": shown_name(found),
        "above": options_of(queries.ancestors_of(found)),
        "below": options_of(queries.entries_below(chosen, found.code)[:MOST_SHOWN]),
    }
    return render(request, "registries/entry.html", shown)


@_not_found_is_404
def versions(request: HttpRequest, register: str) -> HttpResponse:
    """What every version of a registry added, changed and retired."""
    chosen = queries.get_registry(register)
    history = list(queries.versions_of(chosen.code)[:MOST_SHOWN])
    latest = queries.difference_of(history[0]) if history else None
    shown = {
        "title": shown_name(chosen),
        "versions": history,
        "added": options_of(latest.added[:MOST_SHOWN]) if latest else [],
        "retired": options_of(latest.retired[:MOST_SHOWN]) if latest else [],
        "changed": latest.changed[:MOST_SHOWN] if latest else [],
    }
    return render(request, "registries/versions.html", shown)
