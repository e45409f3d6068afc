"""The addresses of the search."""

from django.urls import path, register_converter

from duijie.web.search import saved, views
from duijie.web.search.kinds import KindConverter

register_converter(KindConverter, "searched")

urlpatterns = [
    path("search", views.anywhere, name="search"),
    path("search/saved", saved.searches, name="saved_searches"),
    path("search/saved/<uuid:search_id>", saved.change, name="saved_search"),
    path("search/saved/<uuid:search_id>/delete", saved.delete, name="saved_search_delete"),
    path("search/saved/stop/<str:token>", saved.stop, name="saved_search_stop"),
    path("search/<searched:kind>/save", saved.save, name="search_save"),
    path("search/<searched:kind>", views.search, name="search_kind"),
]
