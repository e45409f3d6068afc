"""Writes of matching, one file per subject."""

from duijie.matching.services.computing import (
    answer_records,
    ask_other_fields,
    ask_owners_again,
    forget_matches,
    match_news,
    match_the_rest,
)
from duijie.matching.services.judging import judge_match
from duijie.matching.services.keeping import keep_answer, keep_match
from duijie.matching.services.searches import (
    MOST_IN_ONE,
    MOST_SAVED,
    change_rhythm,
    delete_search,
    rebuild_index,
    save_search,
    send_news,
    stop_letters,
)
from duijie.matching.services.shortlist import put_on_shortlist, take_off_shortlist
from duijie.matching.services.weights import check_enough_judged, learn_weights, use_weights

__all__ = [
    "MOST_IN_ONE",
    "MOST_SAVED",
    "answer_records",
    "ask_other_fields",
    "ask_owners_again",
    "change_rhythm",
    "check_enough_judged",
    "delete_search",
    "forget_matches",
    "judge_match",
    "keep_answer",
    "keep_match",
    "learn_weights",
    "match_news",
    "match_the_rest",
    "put_on_shortlist",
    "rebuild_index",
    "save_search",
    "send_news",
    "stop_letters",
    "take_off_shortlist",
    "use_weights",
]
