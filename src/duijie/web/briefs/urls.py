"""The addresses of briefs."""

from django.urls import path

from duijie.catalogue.types.words import ListingKind
from duijie.web.briefs import views

urlpatterns = [
    path(f"{kind}s/<uuid:listing_id>/brief.pdf", views.brief, {"kind": kind}, name=f"{kind}_brief")
    for kind in ListingKind
]
