"""The open funnel: one page of figures, and one for the definition of each number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duijie.catalogue.types.words import ListingKind
from duijie.funnel import queries
from duijie.funnel.errors import NoSuchNumber, NotCountedYet
from duijie.funnel.types import EDITION, LEAST, Dimension, Funnel, LaterStep, Step
from duijie.web.edges import refusals_as_pages
from duijie.web.funnel import labels, showing
from duijie.web.registries.showing import reader_language

ALL = "all"


@require_safe
def funnel(request: HttpRequest) -> HttpResponse:
    """What became of what was posted, of one kind, told apart by one thing."""
    kind, by = _kind(request.GET.get("kind", "")), _dimension(request.GET.get("by", ""))
    try:
        found = queries.current_funnel()
    except NotCountedYet:
        return render(request, "funnel/not_yet.html")
    one = found.slices[kind]
    cells = showing.cells_of(kind, one.totals)
    table = showing.table_of(kind, one, by)
    shown = {
        "found": found,
        "kind": kind,
        "kind_name": labels.KINDS[kind],
        "by": by,
        "by_name": labels.DIMENSIONS[by],
        "by_meaning": queries.definition(by.value, reader_language()),
        "kinds": showing.kinds_of(found, kind, by),
        "dimensions": [
            {
                "address": f"?kind={kind}&by={one_dimension.value}#apart",
                "label": label,
                "is_here": one_dimension is by,
            }
            for one_dimension, label in labels.DIMENSIONS.items()
        ],
        "cells": cells,
        "later": [(one_step, labels.LATER[one_step]) for one_step in LaterStep],
        "together": showing.cells_of(ALL, found.totals),
        "ages": showing.ages_of(one),
        "table": table,
        "charts": showing.charts_of(cells, table, by),
        "definitions": _definitions(),
        "quality": showing.quality_of(found),
        "least": LEAST,
        "edition": EDITION,
    }
    return render(request, "funnel/funnel.html", shown)


@require_safe
@refusals_as_pages
def number(request: HttpRequest, kind: str, step: str) -> HttpResponse:
    """One number with its definition and how it was counted."""
    found = queries.current_funnel()
    if kind not in {ALL, *labels.KINDS} or step not in {*Step}:
        raise NoSuchNumber
    by, value = request.GET.get("by", ""), request.GET.get("value", "")
    dimension = Dimension(by) if by in {*Dimension} and kind != ALL else None
    row = _row(found, kind, dimension, value)
    place = list(Step).index(Step(step))
    language = reader_language()
    shown = {
        "found": found,
        "kind_name": labels.ALL_KINDS if kind == ALL else labels.KINDS[kind],
        "step_name": labels.STEPS[Step(step)],
        "number": row[place],
        "share": showing.share_of(row[place], row[place - 1]) if place else "",
        "definitions": [
            (labels.STEPS[one], queries.definition(one.value, language))
            for one in list(Step)[: place + 1][::-1]
        ],
        "row_name": "" if dimension is None else labels.names_of(dimension, [value])[value],
        "row_meaning": "" if dimension is None else queries.definition(dimension, language),
        "kind_meaning": queries.definition("kind", language),
        "hidden_meaning": queries.definition("hidden", language),
        "edition": EDITION,
    }
    return render(request, "funnel/number.html", shown)


def _row(
    found: Funnel, kind: str, dimension: Dimension | None, value: str
) -> tuple[int | None, ...]:
    if kind == ALL:
        return found.totals
    one = found.slices[kind]
    if dimension is None:
        return one.totals
    if value not in one.tables[dimension]:
        raise Http404
    return one.tables[dimension][value]


def _definitions() -> list[tuple[str, object, str]]:
    language = reader_language()
    named = (labels.STEPS, labels.LATER, labels.DIMENSIONS, labels.FURTHER)
    names = {str(name): label for some in named for name, label in some.items()}
    return [
        (str(name), names[str(name)], queries.definition(name, language))
        for name in queries.DEFINED
    ]


def _kind(given: str) -> str:
    return given if given in labels.KINDS else ListingKind.NEED.value


def _dimension(given: str) -> Dimension:
    return Dimension(given) if given in {*Dimension} else Dimension.MONTH
