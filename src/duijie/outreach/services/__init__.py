"""Writes of reverse push, one file per subject."""

from duijie.outreach.services.answering import answer, answer_by_link
from duijie.outreach.services.choosing import choose_pace, forget_person, stop_by_link
from duijie.outreach.services.sending import send_digest

__all__ = [
    "answer",
    "answer_by_link",
    "choose_pace",
    "forget_person",
    "send_digest",
    "stop_by_link",
]
