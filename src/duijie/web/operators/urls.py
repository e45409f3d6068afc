"""The addresses of the operators' desk."""

from django.urls import path

from duijie.web.operators import desk, people, running, settings

urlpatterns = [
    path("operators", desk.desk, name="operators"),
    path("operators/review", desk.review, name="operators_review"),
    path("operators/review/<uuid:listing_id>", desk.decide, name="operators_decide"),
    path("operators/people", people.people, name="operators_people"),
    path("operators/people/<uuid:user_id>", people.person, name="operators_person"),
    path("operators/people/<uuid:user_id>/change", people.change, name="operators_change_person"),
    path("operators/jobs", running.jobs, name="operators_jobs"),
    path("operators/jobs/<int:job_id>", running.change_job, name="operators_job"),
    path("operators/trail", running.trail, name="operators_trail"),
    path("operators/changes", running.changes, name="operators_changes"),
    path("operators/index", running.rebuild_index, name="operators_index"),
    path("operators/references", running.references, name="operators_references"),
    path("operators/mails", running.mails, name="operators_mails"),
    path("operators/mails/<str:name>", running.mail, name="operators_mail"),
    path("operators/health", running.health, name="operators_health"),
    path("operators/settings", settings.settings, name="operators_settings"),
    path("operators/settings/logo", settings.logo, name="operators_logo"),
    path("operators/settings/trial", settings.trial, name="operators_trial"),
]
