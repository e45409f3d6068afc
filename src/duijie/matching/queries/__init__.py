"""Reads of matching: the search, what it counts, saved searches."""

from duijie.matching.queries.absent import why_not
from duijie.matching.queries.firms import Firm, InField, firms_for, in_industries_of
from duijie.matching.queries.judged import (
    Agreed,
    JudgedMatch,
    LastWord,
    agreement_of_judges,
    judged_matches,
    judged_rows,
    judgements_visible_to,
    last_words,
    quality_of_matches,
)
from duijie.matching.queries.matches import (
    Wanted,
    bases_of,
    current_matches,
    fits_by_question,
    get_match,
    get_match_row,
    kinds_for,
    matches_of,
    modes_for,
)
from duijie.matching.queries.saved import (
    everything_saved_by,
    get_saved_search_to_change,
    news_of,
    saved_searches_of,
    searches_to_send,
    wish_of_saved,
)
from duijie.matching.queries.searching import search
from duijie.matching.queries.shortlist import (
    Listed,
    get_shortlisted_to_change,
    listed_for,
    shortlist_of,
    shortlisted_pairs,
)
from duijie.matching.queries.weights import get_weights, learned_weights
from duijie.matching.queries.wishes import Wish, address_of, wish_of
from duijie.matching.weighing import name_of_weights, weights_in_use

__all__ = [
    "Agreed",
    "Firm",
    "InField",
    "JudgedMatch",
    "LastWord",
    "Listed",
    "Wanted",
    "Wish",
    "address_of",
    "agreement_of_judges",
    "bases_of",
    "current_matches",
    "everything_saved_by",
    "firms_for",
    "fits_by_question",
    "get_match",
    "get_match_row",
    "get_saved_search_to_change",
    "get_shortlisted_to_change",
    "get_weights",
    "in_industries_of",
    "judged_matches",
    "judged_rows",
    "judgements_visible_to",
    "kinds_for",
    "last_words",
    "learned_weights",
    "listed_for",
    "matches_of",
    "modes_for",
    "name_of_weights",
    "news_of",
    "quality_of_matches",
    "saved_searches_of",
    "search",
    "searches_to_send",
    "shortlist_of",
    "shortlisted_pairs",
    "weights_in_use",
    "why_not",
    "wish_of",
    "wish_of_saved",
]
