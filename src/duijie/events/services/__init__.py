"""Writes of matching days, one file per subject."""

from duijie.events.services.afterwards import finish_follow_up, judge_meeting
from duijie.events.services.arriving import (
    arrive_by_badge,
    arrive_by_poster,
    badge_token,
    mark_absent,
    mark_present,
    participant_of_badge,
)
from duijie.events.services.events import change_event, make_event, move_event
from duijie.events.services.leaving import forget_person
from duijie.events.services.planning import ask_for_plan, publish_plan, run_plan
from duijie.events.services.promising import ask_for_promises, find_promises
from duijie.events.services.registering import (
    add_walk_in,
    change_registration,
    decide_registration,
    register,
    withdraw,
)
from duijie.events.services.wishing import answer_meeting, wish, wish_behind

__all__ = [
    "add_walk_in",
    "answer_meeting",
    "arrive_by_badge",
    "arrive_by_poster",
    "ask_for_plan",
    "ask_for_promises",
    "badge_token",
    "change_event",
    "change_registration",
    "decide_registration",
    "find_promises",
    "finish_follow_up",
    "forget_person",
    "judge_meeting",
    "make_event",
    "mark_absent",
    "mark_present",
    "move_event",
    "participant_of_badge",
    "publish_plan",
    "register",
    "run_plan",
    "wish",
    "wish_behind",
    "withdraw",
]
