"""Every address of the node, as the resolver knows it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver
from ninja.operation import PathView

PARAMETER = re.compile(r"<(?:(?P<kind>[^:>]+):)?(?P<name>[^>]+)>")
# What a page can be asked with; an API route says itself what it offers.
OF_PAGES = ("GET", "POST")


class Route(NamedTuple):
    """One method of one address, with its parameters left open."""

    method: str
    pattern: str


def routes() -> Iterator[Route]:
    """Every method of every address."""
    for pattern, view in _patterns(get_resolver().url_patterns, ""):
        for method in _methods(view):
            yield Route(method, pattern)


def _patterns(
    found: list[URLPattern | URLResolver], before: str
) -> Iterator[tuple[str, URLPattern]]:
    for one in found:
        here = before + _written(one)
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, here)
        else:
            yield f"/{here}", one


def _written(one: URLPattern | URLResolver) -> str:
    # Libraries still write expressions where we write converters.
    text = str(one.pattern)
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", text).replace("^", "").replace("$", "")


def _methods(pattern: URLPattern) -> tuple[str, ...]:
    view = getattr(pattern.callback, "__wrapped__", pattern.callback)
    owner = getattr(view, "__self__", None)
    closed = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    for one in [owner, *closed]:
        if isinstance(one, PathView):
            return tuple(sorted({m for operation in one.operations for m in operation.methods}))
    return OF_PAGES
