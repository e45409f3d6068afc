"""The addresses of matches."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from duijie.catalogue.types.words import ListingKind
from duijie.web.matches import deeds, files, firms, quality, views


def _of(kind: ListingKind) -> Iterator[URLPattern]:
    one, named = f"{kind}s/<uuid:listing_id>/matches", {"kind": kind}
    yield path(one, views.matches, named, name=f"{kind}_matches")
    yield path(f"{one}.xlsx", files.workbook, named, name=f"{kind}_matches_workbook")
    yield path(f"{one}/compare", views.compare, named, name=f"{kind}_matches_compare")
    yield path(f"{one}/why", views.why, named, name=f"{kind}_matches_why")


urlpatterns = [
    *(pattern for kind in ListingKind for pattern in _of(kind)),
    path("matches/<uuid:match_id>", views.match, name="match"),
    path("matches/<uuid:match_id>/brief.pdf", files.brief, name="match_brief"),
    path("matches/<uuid:match_id>/judge", deeds.judge, name="match_judge"),
    path("matches/<uuid:match_id>/shortlist", deeds.shortlist, name="match_shortlist"),
    path("shortlist", views.shortlist, name="shortlist"),
    path("shortlist/<uuid:shortlisted_id>/remove", deeds.remove, name="shortlist_remove"),
    path("organisations/<uuid:organisation_id>/field", firms.field, name="organisation_field"),
    path("operators/matching", quality.quality, name="operators_matching"),
    path("operators/matching/learn", quality.learn, name="operators_weights_learn"),
    path("operators/matching/use", quality.use, name="operators_weights_own"),
    path("operators/matching/use/<uuid:table_id>", quality.use, name="operators_weights_use"),
]
