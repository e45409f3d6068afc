"""Who is looked at closely: the best by shared terms, by translated terms, by meaning."""

import numpy as np
import numpy.typing as npt

from duijie.engine.features.question import Floats, Question
from duijie.engine.index import Index

Numbers = npt.NDArray[np.int64]

# How deep each of the three searches goes, and how many terms it asks for. Measured in
# docs/algorithms/ranking.md: deeper adds time and no quality.
BY_TERMS = 200
BY_TRANSLATION = 150
BY_MEANING = 150
MOST_TERMS = 32


def find_candidates(index: Index, question: Question) -> Numbers:
    """The numbers of all candidates, ascending."""
    found = [index.search_vector(question.vector, BY_MEANING)[0]] if question.vector.any() else []
    own = _heaviest(question.terms, question.counts * question.rarity, question.counts)
    if own:
        found.append(index.search_terms(own, BY_TERMS)[0])
    expected = question.means @ question.counts
    foreign = _heaviest(
        question.foreign, question.means @ (question.counts * question.foreign_rarity), expected
    )
    if foreign:
        found.append(index.search_terms(foreign, BY_TRANSLATION)[0])
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _heaviest(
    terms: tuple[str, ...], importance: Floats, weights: Floats
) -> list[tuple[str, float]]:
    order = np.argsort(-importance, kind="stable")[:MOST_TERMS]
    return [(terms[place], float(weights[place])) for place in order if weights[place] > 0]
