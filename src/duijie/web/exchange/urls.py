"""The addresses of imports and exports."""

from django.urls import path

from duijie.web.exchange import files, views

ONE = "imports/<uuid:import_id>"
urlpatterns = [
    path("imports", views.imports, name="imports"),
    path("imports/templates/<slug:kind>.<slug:language>.xlsx", files.template, name="template"),
    path(ONE, views.one_import, name="import"),
    path(f"{ONE}/start", views.start, name="import_start"),
    path(f"{ONE}/cancel", views.cancel, name="import_cancel"),
    path(f"{ONE}/undo", views.undo, name="import_undo"),
    path(f"{ONE}/discard", views.discard, name="import_discard"),
    path(f"{ONE}/result.xlsx", files.result, name="import_result"),
    path("exports/<slug:kind>.<slug:ending>", files.export, name="export"),
]
