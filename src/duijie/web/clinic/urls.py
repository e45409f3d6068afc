"""The addresses of the need clinic."""

from django.urls import path

from duijie.web.clinic import deeds, publishing, views

urlpatterns = [
    path("clinic/", views.clinic, name="clinic"),
    path("clinic/<uuid:draft_id>/", views.draft, name="clinic_draft"),
    path("clinic/<uuid:draft_id>/correct", deeds.correct, name="clinic_correct"),
    path("clinic/<uuid:draft_id>/add", deeds.add, name="clinic_add"),
    path("clinic/<uuid:draft_id>/name", deeds.name, name="clinic_name"),
    path("clinic/<uuid:draft_id>/answer", deeds.answer, name="clinic_answer"),
    path("clinic/<uuid:draft_id>/text", deeds.text, name="clinic_text"),
    path("clinic/<uuid:draft_id>/split", deeds.split, name="clinic_split"),
    path("clinic/<uuid:draft_id>/delete", deeds.delete, name="clinic_delete"),
    path("clinic/<uuid:draft_id>/preview", publishing.preview, name="clinic_preview"),
    path("clinic/<uuid:draft_id>/publish", publishing.publish, name="clinic_publish"),
]
