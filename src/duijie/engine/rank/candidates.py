"""Who is looked at closely: the best by shared terms, by translated terms, by meaning."""

from concurrent.futures import Executor

import numpy as np
import numpy.typing as npt

from duijie.engine.features.question import Floats, Question
from duijie.engine.index import Index

Numbers = npt.NDArray[np.int64]

# How deep each of the three searches goes, and how many terms it asks for. Measured in
# docs/algorithms/ranking.md: deeper adds time and no quality.
BY_TERMS = 150
BY_TRANSLATION = 100
BY_MEANING = 100
MOST_TERMS = 20


def find_candidates(
    index: Index, question: Question, beside: Executor, *, times: int = 1
) -> Numbers:
    """The numbers of all candidates, ascending.

    Searches go ``times`` as deep as usual.

    The searches by meaning and by translation run ``beside`` the one by terms, on
    another thread: the three take about as long, and neither library holds Python up.
    """
    searches = []
    if question.vector.any():
        searches.append(beside.submit(index.search_vector, question.vector, times * BY_MEANING))
    expected = question.means @ question.counts
    foreign = _heaviest(
        question.foreign, question.means @ (question.counts * question.foreign_rarity), expected
    )
    if foreign:
        searches.append(beside.submit(index.search_terms, foreign, times * BY_TRANSLATION))
    own = _heaviest(question.terms, question.counts * question.rarity, question.counts)
    found = [index.search_terms(own, times * BY_TERMS)[0]] if own else []
    found += [search.result()[0] for search in searches]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _heaviest(
    terms: tuple[str, ...], importance: Floats, weights: Floats
) -> list[tuple[str, float]]:
    order = np.argsort(-importance, kind="stable")[:MOST_TERMS]
    return [(terms[place], float(weights[place])) for place in order if weights[place] > 0]
