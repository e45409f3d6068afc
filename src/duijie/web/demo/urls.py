"""The address of the page that the banner leads to."""

from django.urls import path

from duijie.web.demo import views

urlpatterns = [path("demo", views.who_is_who, name="demo")]
