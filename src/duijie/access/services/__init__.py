"""Writes of access, one file per subject."""

from duijie.access.services.answers import answer_once, forget_old_answers
from duijie.access.services.limits import check_not_too_often, forget_old_counts
from duijie.access.services.tokens import (
    Issued,
    actor_of_token,
    issue_token,
    revoke_token,
)
from duijie.access.services.webhooks import (
    add_webhook,
    enable_webhook,
    note_news,
    note_reply,
    remove_webhook,
    secret_of,
)

__all__ = [
    "Issued",
    "actor_of_token",
    "add_webhook",
    "answer_once",
    "check_not_too_often",
    "enable_webhook",
    "forget_old_answers",
    "forget_old_counts",
    "issue_token",
    "note_news",
    "note_reply",
    "remove_webhook",
    "revoke_token",
    "secret_of",
]
