"""The term table, learned by IBM model 1 in both directions (Brown et al. 1993).

A pair says that its terms mean the same, not which is which. Each term is shared
out among the other side's terms by how well they explain it over all pairs, and
the explanation is learned from the sharing, in turn. See docs/algorithms/term-table.md.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.training.cutting import CutTexts, Integers, Ragged, ragged
from duijie.engine.encode.training.pairs import Numbers
from duijie.engine.encode.training.recipe import Recipe
from duijie.engine.encode.translation import TermTable
from duijie.engine.text.tokens import term_of

Reals = npt.NDArray[np.float64]

# Keeps a sharing defined where no term of the other side explains anything.
_ALMOST_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Side:
    """One language's side of all pairs: its terms, and those of each pair."""

    terms: list[str]
    of_pair: Ragged


@dataclass(frozen=True, slots=True)
class Links:
    """Every possible link of a source to a target term, and where it may hold.

    ``source`` and ``target`` have one entry per different link; ``link``,
    ``group`` and ``weight`` one per place: which link, which target term of which
    pair, and how much the pair counts.
    """

    source: Integers
    target: Integers
    link: Integers
    group: Integers
    weight: Reals


def learn_terms(
    cut: CutTexts,
    pairs: dict[str, Numbers],
    recipe: Recipe,
    step: Callable[[], None] = lambda: None,
) -> TermTable:
    """The term table of all pairs that say the same; ``step`` is called per direction."""
    chosen = {kind: pairs[kind] for kind in recipe.term_shares if kind in pairs}
    numbers = np.concatenate([np.zeros((0, 2), np.int32), *chosen.values()])
    shares = [np.full(len(chosen[kind]), recipe.term_shares[kind]) for kind in chosen]
    weight = np.concatenate([np.zeros(0), *shares])
    chinese = _side(cut, numbers[:, 0], chinese=True, most=recipe.most_terms)
    english = _side(cut, numbers[:, 1], chinese=False, most=recipe.most_terms)
    entries = {}
    for language, source, target in (("zh", chinese, english), ("en", english, chinese)):
        entries[language] = _translations(source, target, weight, recipe)
        step()
    return TermTable(entries)


def _side(cut: CutTexts, texts: npt.NDArray[np.int32], *, chinese: bool, most: int) -> Side:
    """The different terms of one language in each text, in their order."""
    numbers: dict[str, int] = {}
    of_word = [_number(numbers, word, chinese=chinese) for word in cut.words]

    def rows() -> Iterator[list[int]]:
        flat, offsets = cut.texts.values, cut.texts.offsets
        for text in texts:
            found = (of_word[word] for word in flat[offsets[text] : offsets[text + 1]])
            yield list(dict.fromkeys(term for term in found if term is not None))[:most]

    return Side(list(numbers), ragged(rows()))


def _number(numbers: dict[str, int], word: str, *, chinese: bool) -> int | None:
    term = None if word.isascii() == chinese else term_of(word)
    return None if term is None else numbers.setdefault(term, len(numbers))


def _translations(
    source: Side, target: Side, weight: Reals, recipe: Recipe
) -> dict[str, list[tuple[str, float]]]:
    links = _links(source, target, weight)
    probability, expected = _learn(links, len(source.terms), recipe.term_rounds)
    sure = (probability >= recipe.least_probability) & (expected >= recipe.least_expected)
    found = defaultdict(list)
    for at in np.flatnonzero(sure):
        term = target.terms[links.target[at]]
        # A number translates itself and says nothing about the subject.
        if not term[0].isdigit():
            found[source.terms[links.source[at]]].append((term, round(float(probability[at]), 3)))
    return {
        term: sorted(known, key=lambda one: (-one[1], one[0]))[: recipe.most_translations]
        for term, known in sorted(found.items())
    }


def _links(source: Side, target: Side, weight: Reals) -> Links:
    """All links between the terms of each pair."""
    pair_of_source = np.repeat(np.arange(len(weight)), source.of_pair.lengths())
    # Each source term of a pair beside each target term of the same pair.
    places, owner = target.of_pair.positions(pair_of_source)
    pair = pair_of_source[owner]
    terms = max(len(target.terms), 1)
    key = source.of_pair.values[owner].astype(np.int64) * terms + target.of_pair.values[places]
    different, link = np.unique(key, return_inverse=True)
    return Links(different // terms, different % terms, link, places, weight[pair])


def _learn(links: Links, sources: int, rounds: int) -> tuple[Reals, Reals]:
    """The probability of each target term given its source term, and how often it is meant."""
    size = len(links.source)
    choices = np.bincount(links.source, minlength=sources)
    probability: Reals = 1.0 / choices[links.source].astype(np.float64)
    expected: Reals = np.zeros(size)
    for _ in range(rounds):
        share = probability[links.link]
        share /= np.bincount(links.group, share)[links.group] + _ALMOST_NOTHING
        expected = np.bincount(links.link, share * links.weight, size).astype(np.float64)
        total = np.bincount(links.source, expected, minlength=sources)
        probability = expected / np.maximum(total[links.source], np.finfo(np.float64).tiny)
    return probability, expected
