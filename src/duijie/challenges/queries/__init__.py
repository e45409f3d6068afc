"""Reads of challenges; every one knows who is asking."""

from duijie.challenges.queries.challenges import (
    challenges_visible_to,
    corrections_of,
    criteria_of,
    everything_of_person,
    find_juror,
    find_own_team,
    get_challenge,
    get_challenge_to_change,
    get_juror,
    get_own_team,
    jurors_of,
    submissions_of,
    teams_of,
)
from duijie.challenges.queries.judging import (
    Sheet,
    get_document,
    marks_of,
    result_of,
    sheets_for,
    standing_of,
)

__all__ = [
    "Sheet",
    "challenges_visible_to",
    "corrections_of",
    "criteria_of",
    "everything_of_person",
    "find_juror",
    "find_own_team",
    "get_challenge",
    "get_challenge_to_change",
    "get_document",
    "get_juror",
    "get_own_team",
    "jurors_of",
    "marks_of",
    "result_of",
    "sheets_for",
    "standing_of",
    "submissions_of",
    "teams_of",
]
