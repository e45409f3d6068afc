"""Writes of challenges, one file per subject."""

from duijie.challenges.services.challenges import (
    answer_invitation,
    invite_juror,
    make_challenge,
    move_challenge,
)
from duijie.challenges.services.editing import change_challenge
from duijie.challenges.services.entering import enter, submit
from duijie.challenges.services.judging import decide, declare, score
from duijie.challenges.services.letters import send_letter

__all__ = [
    "answer_invitation",
    "change_challenge",
    "decide",
    "declare",
    "enter",
    "invite_juror",
    "make_challenge",
    "move_challenge",
    "score",
    "send_letter",
    "submit",
]
