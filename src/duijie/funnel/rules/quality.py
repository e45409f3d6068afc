"""The quality of matches from judgements, with its interval, or that there are too few."""

from collections.abc import Sequence
from math import sqrt
from typing import Any, Final

# Below these a share says more about chance and about single judges than about the matches.
FEWEST_JUDGEMENTS: Final = 20
FEWEST_JUDGES: Final = 5
# The two-sided 95 per cent point of the normal distribution.
Z: Final = 1.959964


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 per cent interval of a share (Wilson 1927), good for small numbers."""
    share = hits / of
    centre = share + Z * Z / (2 * of)
    half = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def quality_of(
    *, probabilities: Sequence[float], right: Sequence[bool], judges: int, alpha: float | None
) -> dict[str, Any]:
    """Share of judged matches that were right, its interval, and what was promised."""
    enough = len(right) >= FEWEST_JUDGEMENTS and judges >= FEWEST_JUDGES
    figures: dict[str, Any] = {
        "enough": enough,
        "fewest_judgements": FEWEST_JUDGEMENTS,
        "fewest_judges": FEWEST_JUDGES,
    }
    if not enough:
        return figures
    low, high = wilson(sum(right), len(right))
    return figures | {
        "judgements": len(right),
        "judges": judges,
        "right": sum(right) / len(right),
        "right_low": low,
        "right_high": high,
        "promised": sum(probabilities) / len(probabilities),
        "agreement": alpha,
    }
