"""The addresses of the pages that the banner leads to."""

from django.urls import path

from duijie.web.demo import views

urlpatterns = [
    path("demo", views.who_is_who, name="demo"),
    path("demo/stories", views.stories, name="demo_stories"),
]
