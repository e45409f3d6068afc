"""Reads of the catalogue, one file per subject; every one knows who is asking."""

from duijie.catalogue.queries.content import content_of, with_content
from duijie.catalogue.queries.faces import face_for, faces_of, numbers_of
from duijie.catalogue.queries.files import get_file
from duijie.catalogue.queries.heads import heads_of
from duijie.catalogue.queries.lists import (
    ListFilter,
    is_readable,
    listings_listed_for,
    page_of_listings,
)
from duijie.catalogue.queries.own import (
    Unfinished,
    ending_of,
    open_counts,
    own_counts,
    unfinished_of,
    waiting_of,
)
from duijie.catalogue.queries.people import get_consent_letter
from duijie.catalogue.queries.seen import get_seen, reader_of, seen_all, seen_by
from duijie.catalogue.queries.versions import get_version, versions_of
from duijie.catalogue.queries.visible import (
    experts_visible_to,
    find_by_own_number,
    get_listing,
    get_listing_to_change,
    labs_visible_to,
    listings_ending_before,
    listings_of,
    listings_to_tell_of,
    listings_visible_to,
    listings_waiting_for_review,
    needs_visible_to,
    offers_visible_to,
    titles_visible_to,
)

__all__ = [
    "ListFilter",
    "Unfinished",
    "content_of",
    "ending_of",
    "experts_visible_to",
    "face_for",
    "faces_of",
    "find_by_own_number",
    "get_consent_letter",
    "get_file",
    "get_listing",
    "get_listing_to_change",
    "get_seen",
    "get_version",
    "heads_of",
    "is_readable",
    "labs_visible_to",
    "listings_ending_before",
    "listings_listed_for",
    "listings_of",
    "listings_to_tell_of",
    "listings_visible_to",
    "listings_waiting_for_review",
    "needs_visible_to",
    "numbers_of",
    "offers_visible_to",
    "open_counts",
    "own_counts",
    "page_of_listings",
    "reader_of",
    "seen_all",
    "seen_by",
    "titles_visible_to",
    "unfinished_of",
    "versions_of",
    "waiting_of",
    "with_content",
]
