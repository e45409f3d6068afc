"""The addresses of the funnel."""

from django.urls import path

from duijie.web.funnel import desk, files, views

urlpatterns = [
    path("funnel", views.funnel, name="funnel"),
    path("funnel/number/<str:kind>/<str:step>", views.number, name="funnel_number"),
    path("funnel/figures.json", files.as_json, name="funnel_json"),
    path("funnel/figures.csv", files.as_csv, name="funnel_csv"),
    path("operators/funnel", desk.funnel, name="operators_funnel"),
    path("operators/funnel/count", desk.count, name="operators_funnel_count"),
]
