"""The addresses of the component page."""

from django.urls import path

from duijie.web.look import views

urlpatterns = [
    path("_look", views.look, name="look"),
    path("_look/picker", views.picker, name="look_picker"),
    path("_look/errors/<int:status>", views.error_page, name="look_error"),
]
