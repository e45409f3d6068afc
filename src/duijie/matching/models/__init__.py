"""The tables of matching."""

from duijie.matching.models.judgements import Judgement
from duijie.matching.models.matches import Answer, Match, ToldMatch, Wording
from duijie.matching.models.searches import SavedSearch, ToldListing
from duijie.matching.models.shortlist import Shortlisted
from duijie.matching.models.tables import WeightTable

__all__ = [
    "Answer",
    "Judgement",
    "Match",
    "SavedSearch",
    "Shortlisted",
    "ToldListing",
    "ToldMatch",
    "WeightTable",
    "Wording",
]
