"""The addresses of introductions."""

from django.urls import path

from duijie.web.introductions import views

urlpatterns = [
    path("introductions", views.introductions, name="introductions"),
    path("introductions/<uuid:introduction_id>", views.introduction, name="introduction"),
    path("introductions/<uuid:introduction_id>/answer", views.answer, name="introduction_answer"),
    path(
        "introductions/<uuid:introduction_id>/withdraw",
        views.withdraw,
        name="introduction_withdraw",
    ),
    path("matches/<uuid:match_id>/introduction", views.new, name="introduction_new"),
]
