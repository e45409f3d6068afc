"""Reads of matching: the search, what it counts, saved searches."""

from duijie.matching.queries.facets import facets_of
from duijie.matching.queries.searching import search
from duijie.matching.queries.wishes import Wish, wish_of

__all__ = ["Wish", "facets_of", "search", "wish_of"]
