"""The addresses of notices."""

from django.urls import path

from duijie.web.notices import views

urlpatterns = [
    path("notices", views.notices, name="notices"),
    path("notices/read", views.read_all, name="notices_read"),
    path("notices/stop/<str:token>", views.stop, name="notices_stop"),
    path("notices/<uuid:notice_id>", views.open_notice, name="notice"),
]
