"""The addresses of the registries."""

from django.urls import path

from duijie.web.registries import views

urlpatterns = [
    path("registries", views.registries, name="registries"),
    path("registries/<str:register>", views.entries, name="registry_entries"),
    path("registries/<str:register>/options", views.options, name="registry_options"),
    path("registries/<str:register>/versions", views.versions, name="registry_versions"),
    # A symbol of the IPC has a stroke in it.
    path("registries/<str:register>/entries/<path:code>", views.entry, name="registry_entry"),
]
