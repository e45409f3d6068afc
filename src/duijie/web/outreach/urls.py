"""The addresses of digests."""

from django.urls import path

from duijie.web.outreach import desk, links, views

urlpatterns = [
    path("digests", views.digests, name="digests"),
    path("digests/<uuid:pushed_id>/answer", views.answer, name="digest_answer"),
    path("digests/answers/<str:token>", links.answer, name="digest_answer_link"),
    path("digests/stop/<str:token>", links.stop, name="digest_stop"),
    path("operators/digests", desk.reach, name="operators_digests"),
]
