"""The addresses of offers, needs, experts and labs."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from duijie.catalogue.types.words import ListingKind
from duijie.web.catalogue import consents, editing, views


def _of(kind: ListingKind) -> Iterator[URLPattern]:
    many, one, named = f"{kind}s", f"{kind}s/<uuid:listing_id>", {"kind": kind}
    yield path(many, views.listings, named, name=f"{kind}_list")
    yield path(f"{many}/new", editing.new, named, name=f"{kind}_new")
    yield path(one, views.listing, named, name=f"{kind}_detail")
    yield path(f"{one}/history", views.history, named, name=f"{kind}_history")
    yield path(f"{one}/revert", editing.revert, named, name=f"{kind}_revert")
    yield path(f"{one}/edit/<slug:step>", editing.edit, named, name=f"{kind}_edit")
    yield path(f"{one}/move", editing.move, named, name=f"{kind}_move")
    yield path(f"{one}/renew", editing.renew, named, name=f"{kind}_renew")
    yield path(f"{one}/files", editing.add_file, named, name=f"{kind}_add_file")
    away = f"{one}/files/<uuid:file_id>/remove"
    yield path(away, editing.remove_file, named, name=f"{kind}_remove_file")


urlpatterns = [
    *(pattern for kind in ListingKind for pattern in _of(kind)),
    path("experts/<uuid:listing_id>/consent", consents.ask, name="expert_ask"),
    path("consent/<str:token>", consents.answer, name="consent"),
    path("files/<uuid:file_id>", views.file, name="file"),
]
