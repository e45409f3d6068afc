"""The addresses of the REST interface."""

from django.urls import path

from duijie.api.root import api

urlpatterns = [path("api/v1/", api.urls)]
