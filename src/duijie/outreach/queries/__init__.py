"""Reads of reverse push, one file per subject."""

from duijie.outreach.queries.audience import (
    answered_by,
    belongings_of_person,
    digest_readers_among,
    get_pushed,
    pace_of,
    people_to_tell,
    pushed_to,
)
from duijie.outreach.queries.news import news_for, organisation_for, seen_of
from duijie.outreach.queries.reach import answers_by_reason, reach_by_week

__all__ = [
    "answered_by",
    "answers_by_reason",
    "belongings_of_person",
    "digest_readers_among",
    "get_pushed",
    "news_for",
    "organisation_for",
    "pace_of",
    "people_to_tell",
    "pushed_to",
    "reach_by_week",
    "seen_of",
]
