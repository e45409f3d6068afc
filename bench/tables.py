"""Markdown tables and figures as they are shown."""

from collections.abc import Iterable, Sequence
from math import isnan

from bench.ratios import Ratio


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def times(value: float) -> str:
    """A ratio: two decimals, whole numbers from a hundred on."""
    return f"{value:,.0f}×" if value >= 100 else f"{value:.2f}×"


def ratio(found: Ratio | None) -> str:
    """A ratio with the peer it is against, or a dash."""
    return "–" if found is None else f"{times(found.value)} ({found.peer})"


def number(value: float) -> str:
    """A figure with as many decimals as it can bear, a dash for what was not measured."""
    if isnan(value):
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def reached(value: float, must: float, aim: float, *, more_is_better: bool = True) -> str:
    """Which of target and aim a figure reaches."""
    ahead = (value >= must, value >= aim) if more_is_better else (value <= must, value <= aim)
    return {0: "**missed**", 1: "target", 2: "aim"}[sum(ahead)]
