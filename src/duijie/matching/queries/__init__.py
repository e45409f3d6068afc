"""Reads of matching: the search, what it counts, saved searches."""

from duijie.matching.queries.saved import (
    everything_saved_by,
    get_saved_search_to_change,
    news_of,
    saved_searches_of,
    searches_to_send,
    wish_of_saved,
)
from duijie.matching.queries.searching import search
from duijie.matching.queries.wishes import Wish, address_of, wish_of

__all__ = [
    "Wish",
    "address_of",
    "everything_saved_by",
    "get_saved_search_to_change",
    "news_of",
    "saved_searches_of",
    "search",
    "searches_to_send",
    "wish_of",
    "wish_of_saved",
]
