"""Reads of the funnel, one file per subject."""

from duijie.funnel.queries.counting import (
    counts_of_milestones,
    milestones_of,
    one_count_at_a_time,
)
from duijie.funnel.queries.figures import (
    current_funnel,
    last_count,
    open_counts,
    records_at,
    stopped_at_each,
)
from duijie.funnel.queries.measuring import measured, score_of
from duijie.funnel.queries.published import (
    DEFINED,
    definition,
    definitions,
    published,
    published_lines,
)
from duijie.funnel.queries.quality import quality_now

__all__ = [
    "DEFINED",
    "counts_of_milestones",
    "current_funnel",
    "definition",
    "definitions",
    "last_count",
    "measured",
    "milestones_of",
    "one_count_at_a_time",
    "open_counts",
    "published",
    "published_lines",
    "quality_now",
    "records_at",
    "score_of",
    "stopped_at_each",
]
