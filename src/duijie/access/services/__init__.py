"""Writes of access, one file per subject."""

from duijie.access.services.answers import answer_once, forget_old_answers
from duijie.access.services.limits import check_not_too_often, forget_old_counts
from duijie.access.services.tokens import (
    Issued,
    actor_of_token,
    issue_token,
    revoke_token,
)

__all__ = [
    "Issued",
    "actor_of_token",
    "answer_once",
    "check_not_too_often",
    "forget_old_answers",
    "forget_old_counts",
    "issue_token",
    "revoke_token",
]
