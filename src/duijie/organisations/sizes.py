"""The size class of a firm by 工信部联企业〔2011〕300号 (facts: docs/reference/organisation.md)."""

from dataclasses import dataclass
from enum import StrEnum

from duijie.organisations.types import Size

MILLION = 1_000_000


class Branch(StrEnum):
    """The trades for which the rule has bounds of its own."""

    FARMING = "farming"
    INDUSTRY = "industry"
    CONSTRUCTION = "construction"
    WHOLESALE = "wholesale"
    RETAIL = "retail"
    TRANSPORT = "transport"
    STORAGE = "storage"
    POST = "post"
    HOSPITALITY = "hospitality"
    TELECOMS = "telecoms"
    SOFTWARE = "software"
    REAL_ESTATE = "real_estate"
    PROPERTY_SERVICE = "property_service"
    LEASING = "leasing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Staff, revenue and assets (million yuan); None where the rule does not look."""

    staff: float | None = None
    revenue: float | None = None
    assets: float | None = None


@dataclass(frozen=True, slots=True)
class Firm:
    """What a firm states of its last year; money in yuan."""

    staff: int = 0
    revenue: float = 0.0
    assets: float = 0.0


# For each branch: below any of the first a firm is small or medium; to be medium, and to be small,
# it must reach all of the second and of the third. Below is micro.
TABLE: dict[Branch, tuple[Bounds, Bounds, Bounds]] = {
    Branch.FARMING: (Bounds(revenue=200), Bounds(revenue=5), Bounds(revenue=0.5)),
    Branch.INDUSTRY: (Bounds(1000, 400), Bounds(300, 20), Bounds(20, 3)),
    Branch.CONSTRUCTION: (
        Bounds(revenue=800, assets=800),
        Bounds(revenue=60, assets=50),
        Bounds(revenue=3, assets=3),
    ),
    Branch.WHOLESALE: (Bounds(200, 400), Bounds(20, 50), Bounds(5, 10)),
    Branch.RETAIL: (Bounds(300, 200), Bounds(50, 5), Bounds(10, 1)),
    Branch.TRANSPORT: (Bounds(1000, 300), Bounds(300, 30), Bounds(20, 2)),
    Branch.STORAGE: (Bounds(200, 300), Bounds(100, 10), Bounds(20, 1)),
    Branch.POST: (Bounds(1000, 300), Bounds(300, 20), Bounds(20, 1)),
    Branch.HOSPITALITY: (Bounds(300, 100), Bounds(100, 20), Bounds(10, 1)),
    Branch.TELECOMS: (Bounds(2000, 1000), Bounds(100, 10), Bounds(10, 1)),
    Branch.SOFTWARE: (Bounds(300, 100), Bounds(100, 10), Bounds(10, 0.5)),
    Branch.REAL_ESTATE: (
        Bounds(revenue=2000, assets=100),
        Bounds(revenue=10, assets=50),
        Bounds(revenue=1, assets=20),
    ),
    Branch.PROPERTY_SERVICE: (Bounds(1000, 50), Bounds(300, 10), Bounds(100, 5)),
    Branch.LEASING: (
        Bounds(staff=300, assets=1200),
        Bounds(staff=100, assets=80),
        Bounds(staff=10, assets=1),
    ),
    Branch.OTHER: (Bounds(300), Bounds(100), Bounds(10)),
}


def size_of(branch: Branch, firm: Firm) -> Size:
    """The class of a firm in its branch."""
    upper, medium, small = TABLE[branch]
    if all(has >= bound for has, bound in _compared(firm, upper)):
        return Size.LARGE
    if all(has >= bound for has, bound in _compared(firm, medium)):
        return Size.MEDIUM
    if all(has >= bound for has, bound in _compared(firm, small)):
        return Size.SMALL
    return Size.MICRO


def _compared(firm: Firm, bounds: Bounds) -> list[tuple[float, float]]:
    pairs = (
        (float(firm.staff), bounds.staff),
        (firm.revenue / MILLION, bounds.revenue),
        (firm.assets / MILLION, bounds.assets),
    )
    return [(has, bound) for has, bound in pairs if bound is not None]
