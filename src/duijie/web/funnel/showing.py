"""The funnel in the shapes that a page shows: bars, rows, ages."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from duijie.funnel.types import Dimension, Funnel, Shown, ShownSlice, Step
from duijie.web.funnel import labels
from duijie.web.numbers import written_count

STEPS: Final = tuple(Step)
# More bars than these are not read; the table below has them all.
MOST_BARS: Final = 16
HOURS_OF_A_DAY: Final = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, where its definition is, and what share of the step before it is."""

    step: Step
    label: str | Promise
    number: int | None
    address: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    value: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it is shown, with the rows of which nothing is shown named apart."""

    rows: tuple[Row, ...]
    silent: tuple[str, ...]


def cells_of(kind: str, shown: Shown, dimension: Dimension | None = None, value: str = "") -> Any:  # noqa: ANN401  (a tuple of cells)
    """Every number of a row with the way to its definition."""
    more = "" if dimension is None else f"?{urlencode({'by': dimension.value, 'value': value})}"
    return tuple(
        Cell(
            step,
            labels.STEPS[step],
            number,
            reverse("funnel_number", kwargs={"kind": kind, "step": step.value}) + more,
            share_of(number, shown[place - 1]) if place else "",
        )
        for place, (step, number) in enumerate(zip(STEPS, shown, strict=True))
    )


def share_of(number: int | None, before: int | None) -> str:
    """A part of a number in per cent, where both are shown."""
    if number is None or not before:
        return ""
    return f"{100 * number / before:.0f} %"


def table_of(kind: str, one: ShownSlice, dimension: Dimension) -> Table:
    """One table, the largest rows first, months in their order."""
    rows = one.tables[dimension]
    names = labels.names_of(dimension, rows)
    order = list(rows)
    if dimension is Dimension.MONTH:
        order.sort(reverse=True)
    else:
        order.sort(key=lambda value: -(rows[value][0] or 0))
    told = [value for value in order if any(rows[value])]
    silent = [value for value in order if None in rows[value] and not any(rows[value])]
    return Table(
        tuple(
            Row(value, names[value], cells_of(kind, rows[value], dimension, value))
            for value in told
        ),
        tuple(names[value] for value in silent),
    )


def ages_of(one: ShownSlice) -> list[tuple[str, str, int]]:
    """The steps whose age is known: from where to where, how long, of how many."""
    found = []
    for earlier, step in itertools.pairwise(STEPS):
        age = one.ages.get(step)
        if age is not None and age.median is not None:
            said = f"{labels.STEPS[earlier]} → {labels.STEPS[step]}"
            found.append((said, span(age.median), age.records))
    return found


def span(long: timedelta) -> str:
    """A length of time as one reads it: days, or hours below two days."""
    hours = round(long.total_seconds() / 3600)
    if not hours:
        return gettext("under an hour")
    if hours < 2 * HOURS_OF_A_DAY:
        return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    days = round(hours / HOURS_OF_A_DAY)
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": written_count(days)}


def charts_of(cells: Sequence[Cell], table: Table, dimension: Dimension) -> dict[str, Any]:
    """What the script draws: the steps of the kind, and the rows of the table."""
    rows = table.rows[:MOST_BARS]
    if dimension is Dimension.MONTH:
        rows = rows[::-1]
    return {
        "steps": [str(cell.label) for cell in cells],
        "totals": [cell.number for cell in cells],
        "shares": [cell.share for cell in cells],
        "rows": [row.name for row in rows],
        "series": [[row.cells[place].number for row in rows] for place in range(len(STEPS))],
        "upright": dimension is Dimension.MONTH,
        "kept_back": gettext("kept back"),
    }


def kinds_of(found: Funnel, here: str, by: Dimension) -> list[dict[str, Any]]:
    """The tabs of the kinds, each with how many were posted."""
    return [
        {
            "address": f"?kind={kind}&by={by.value}",
            "label": label,
            "is_here": kind == here,
            "count": found.slices[kind].totals[0],
        }
        for kind, label in labels.KINDS.items()
    ]


def quality_of(found: Funnel) -> list[tuple[str, str | Promise, str]]:
    """The figures of quality as written; none where there is too little to say."""
    said = found.quality
    if not said.get("enough"):
        return []
    low, high = (f"{100 * said[name]:.0f}" for name in ("right_low", "right_high"))
    alpha = said["agreement"]
    written = {
        "right": f"{100 * said['right']:.0f} % ({low}–{high} %)",
        "promised": f"{100 * said['promised']:.0f} %",
        "agreement": gettext("not known") if alpha is None else f"{alpha:.2f}",
    }
    return [(name, labels.FURTHER[name], value) for name, value in written.items()]
