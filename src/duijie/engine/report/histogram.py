"""The spread of best-match probabilities, as bars of a small drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from duijie.engine.report.cards import best_of
from duijie.engine.results import Answer

BINS = 10
# The drawing's own coordinates; the page scales it.
WIDTH, HEIGHT = 360.0, 150.0
LEFT, TOP, BOTTOM = 4.0, 22.0, 26.0
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenth of the scale: how many best candidates fell into it, and its place."""

    low: int
    high: int
    matched: int
    unmatched: int
    x: float
    width: float
    matched_height: float
    unmatched_height: float

    @property
    def count(self) -> int:
        """How many answers stand in this bar."""
        return self.matched + self.unmatched


@dataclass(frozen=True, slots=True)
class Histogram:
    """All bars, the threshold's place, and the answers with no candidate at all."""

    bars: tuple[Bar, ...]
    threshold_x: float
    without_candidate: int
    width: float = WIDTH
    height: float = HEIGHT
    base: float = HEIGHT - BOTTOM
    top: float = TOP

    def x_of(self, probability: float) -> float:
        """Where a probability stands on the scale."""
        return _x(probability)


def histogram(answers: Sequence[Answer], threshold: float) -> Histogram:
    """Count the best probability of every answer into tenths."""
    matched, unmatched, without = [0] * BINS, [0] * BINS, 0
    for answer in answers:
        best = best_of(answer)
        if best is None:
            without += 1
            continue
        (matched if answer.matches else unmatched)[_bin(best.probability)] += 1
    tallest = max((m + u for m, u in zip(matched, unmatched, strict=True)), default=0) or 1
    bars = tuple(_bar(place, matched[place], unmatched[place], tallest) for place in range(BINS))
    return Histogram(bars, round(_x(threshold), 1), without)


def _bin(probability: float) -> int:
    return min(BINS - 1, max(0, int(probability * BINS)))


def _x(probability: float) -> float:
    return LEFT + (WIDTH - 2 * LEFT) * min(1.0, max(0.0, probability))


def _bar(place: int, matched: int, unmatched: int, tallest: int) -> Bar:
    scale = (HEIGHT - TOP - BOTTOM) / tallest
    step = 100 // BINS
    return Bar(
        low=place * step,
        high=(place + 1) * step,
        matched=matched,
        unmatched=unmatched,
        x=round(_x(place / BINS) + _GAP / 2, 1),
        width=round((WIDTH - 2 * LEFT) / BINS - _GAP, 1),
        matched_height=round(matched * scale, 1),
        unmatched_height=round(unmatched * scale, 1),
    )
