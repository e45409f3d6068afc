"""The addresses of matching days."""

from django.urls import path

from duijie.web.events import day, organising, papers, planning, sheets, views, wishing

ONE = "events/<uuid:event_id>"
urlpatterns = [
    path("events", views.events, name="events"),
    path("events/new", organising.make, name="event_make"),
    path("events/badges/<str:token>", day.badge, name="event_badge"),
    path(ONE, views.event, name="event"),
    path(f"{ONE}/change", organising.change, name="event_change"),
    path(f"{ONE}/desk", organising.desk, name="event_desk"),
    path(f"{ONE}/move", organising.move, name="event_move"),
    path(f"{ONE}/walk-ins", organising.walk_in, name="event_walk_in"),
    path(f"{ONE}/registration", views.registration, name="event_registration"),
    path(f"{ONE}/withdrawal", views.withdraw, name="event_withdraw"),
    path(f"{ONE}/people", wishing.people, name="event_people"),
    path(f"{ONE}/people/<uuid:participant_id>", organising.person, name="event_person"),
    path(f"{ONE}/people/<uuid:participant_id>/wish", wishing.wish, name="event_wish"),
    path(f"{ONE}/matches/<int:promise_id>/wish", wishing.wish_behind, name="event_wish_behind"),
    path(f"{ONE}/matching", planning.match, name="event_match"),
    path(f"{ONE}/plans", planning.ask, name="event_plan_ask"),
    path(f"{ONE}/plans/<int:number>", planning.plan, name="event_plan"),
    path(f"{ONE}/plans/<int:number>/publication", planning.publish, name="event_plan_publish"),
    path(f"{ONE}/schedule", day.schedule, name="event_schedule"),
    path(f"{ONE}/schedule.ics", papers.calendar, name="event_calendar"),
    path(f"{ONE}/schedule.pdf", papers.schedule, name="event_schedule_pdf"),
    path(f"{ONE}/schedules.pdf", papers.schedules, name="event_schedules_pdf"),
    path(f"{ONE}/badges.pdf", papers.badges, name="event_badges_pdf"),
    path(f"{ONE}/poster.pdf", papers.poster, name="event_poster_pdf"),
    path(f"{ONE}/report", papers.report_page, name="event_report"),
    path(f"{ONE}/report.pdf", papers.report, name="event_report_pdf"),
    path(f"{ONE}/report.xlsx", sheets.report, name="event_report_xlsx"),
    path(f"{ONE}/meetings/<uuid:meeting_id>/reply", day.reply, name="event_reply"),
    path(f"{ONE}/meetings/<uuid:meeting_id>/outcome", day.outcome, name="event_outcome"),
    path(f"{ONE}/here", day.poster, name="event_here"),
    path(f"{ONE}/follow-ups", day.follow_ups, name="event_follow_ups"),
    path(f"{ONE}/follow-ups/<uuid:follow_up_id>", day.finish, name="event_follow_up_done"),
]
