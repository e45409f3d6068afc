"""The open funnel over the API: all figures with their definitions."""

from datetime import datetime

from ninja import Router

from duijie.api.auth import ActorRequest
from duijie.api.shapes import Schema
from duijie.funnel import queries

router = Router(tags=["funnel"])


class DefinitionOut(Schema):
    """What a number means, in both languages."""

    zh: str
    en: str


class MedianOut(Schema):
    """The median time from the step before, and of how many records."""

    records: int
    days: float | None


# Numbers by step; nothing stands for a number that is kept back.
Numbers = dict[str, int | None]


class KindOut(Schema):
    """The figures of one kind of record, each table by its values."""

    totals: Numbers
    median_days: dict[str, MedianOut]
    month: dict[str, Numbers]
    industry: dict[str, Numbers]
    region: dict[str, Numbers]
    participation: dict[str, Numbers]


class QualityOut(Schema):
    """How good the matches are by their judges, where there are enough of them."""

    enough: bool
    fewest_judgements: int
    fewest_judges: int
    judgements: int | None = None
    judges: int | None = None
    right: float | None = None
    right_low: float | None = None
    right_high: float | None = None
    promised: float | None = None
    agreement: float | None = None


class FunnelOut(Schema):
    """The funnel as it was counted last."""

    edition: str
    counted_at: datetime
    seconds: float
    records: int
    of_demo: bool
    least_shown: int
    definitions: dict[str, DefinitionOut]
    not_counted: list[str]
    totals: Numbers
    quality: QualityOut
    kinds: dict[str, KindOut]


@router.get("/funnel", response=FunnelOut, url_name="funnel")
def funnel(request: ActorRequest) -> FunnelOut:
    """How far records came, for everybody; small numbers are kept back."""
    del request
    return FunnelOut(**queries.published())
