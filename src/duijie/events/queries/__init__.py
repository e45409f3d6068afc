"""Reads of matching days, one file per subject; every one knows who is asking."""

from duijie.events.queries.events import (
    details_of,
    events_run_by,
    events_visible_to,
    get_event,
    get_event_to_change,
)
from duijie.events.queries.people import (
    Person,
    everything_of_person,
    find_own,
    get_own,
    get_participant,
    get_participant_to_change,
    own_participations,
    participants_of,
    people_of,
    registration_of,
)
from duijie.events.queries.plans import (
    PlanShown,
    difference_to_before,
    find_published,
    get_plan,
    plans_of,
    shown_plan,
)
from duijie.events.queries.report import Report, report_of
from duijie.events.queries.schedules import (
    Appointment,
    get_meeting_of,
    schedule_of,
    schedules_of_all,
)
from duijie.events.queries.suggestions import Suggestion, suggestions_for
from duijie.events.queries.tasks import Desk, desk_of, follow_ups_of

__all__ = [
    "Appointment",
    "Desk",
    "Person",
    "PlanShown",
    "Report",
    "Suggestion",
    "desk_of",
    "details_of",
    "difference_to_before",
    "events_run_by",
    "events_visible_to",
    "everything_of_person",
    "find_own",
    "find_published",
    "follow_ups_of",
    "get_event",
    "get_event_to_change",
    "get_meeting_of",
    "get_own",
    "get_participant",
    "get_participant_to_change",
    "get_plan",
    "own_participations",
    "participants_of",
    "people_of",
    "plans_of",
    "registration_of",
    "report_of",
    "schedule_of",
    "schedules_of_all",
    "shown_plan",
    "suggestions_for",
]
