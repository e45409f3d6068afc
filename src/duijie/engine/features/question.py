"""The asking text, taken apart once for every candidate."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.rarity import built_in_rarity
from duijie.engine.encode.translation import TermTable
from duijie.engine.features.profile import word_weights
from duijie.engine.text.keys import Keys, keys_of
from duijie.engine.text.language import language_of
from duijie.kernel.language import Language

Floats = npt.NDArray[np.float32]
# Records of ordinary writing an index is steadied with: enough to mend an index of a few hundred,
# nothing against one of tens of thousands.
_TRUST = 500

Frequencies = Callable[[Sequence[str]], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Collection:
    """The whole index: how many records, their mean length, how frequent terms are."""

    records: int
    mean_length: float
    frequencies: Frequencies


@dataclass(frozen=True, slots=True)
class Question:
    """One asking text as the features see it.

    ``terms`` are its K distinct index terms, ``counts`` how often each occurs and
    ``rarity`` their inverse document frequency (BM25's), ``weights`` what they
    weigh in a comparison of whole texts. ``foreign`` are the E
    terms of the other language that translate them; ``means[e, k]`` is the
    probability that foreign term e is meant by term k; ``foreign_rarity`` is the
    rarity of term k as its translations occur. ``pairs`` are keys of terms that
    stand side by side.
    """

    text: str
    language: Language
    terms: tuple[str, ...]
    keys: Keys
    counts: Floats
    rarity: Floats
    weights: Floats
    foreign: tuple[str, ...]
    foreign_keys: Keys
    means: Floats
    foreign_rarity: Floats
    pairs: Keys
    vector: Floats
    mean_length: float


def ask(
    text: str,
    terms: Sequence[str],
    vector: Floats,
    *,
    table: TermTable,
    collection: Collection,
) -> Question:
    """Take an asking text apart; ``terms`` are its index terms in order."""
    counted = Counter(terms)
    own = tuple(counted)
    keys = keys_of(own)
    counts = np.array([counted[term] for term in own], np.float32)
    frequencies = collection.frequencies(own)
    foreign, means = _translated(own, table)
    foreign_frequencies = collection.frequencies(foreign)
    expected = foreign_frequencies @ means if foreign else np.zeros(len(own))
    sure = np.maximum(means.sum(axis=0), 1e-9)
    likely = built_in_rarity().share_of(keys_of(foreign)) @ means if foreign else np.zeros(len(own))
    return Question(
        text=text,
        language=language_of(text),
        terms=own,
        keys=keys,
        counts=counts,
        rarity=rarity(frequencies, collection.records, keys),
        weights=word_weights(counts, keys),
        foreign=foreign,
        foreign_keys=keys_of(foreign),
        means=means,
        foreign_rarity=_rarity(expected / sure + _TRUST * likely / sure, collection.records),
        pairs=np.unique(adjacent(keys_of(terms))),
        vector=vector,
        mean_length=collection.mean_length,
    )


def rarity(frequencies: npt.NDArray[np.int64], records: int, keys: Keys) -> Floats:
    """Inverse document frequency as in BM25, steadied by technical writing at large.

    ln(1 + (N - n + 0.5) / (n + 0.5)), as if the index held as many more records
    of ordinary technical writing as ``_TRUST`` says.
    """
    return _rarity(frequencies + _TRUST * built_in_rarity().share_of(keys), records)


def _rarity(frequencies: npt.NDArray[np.floating], records: int) -> Floats:
    absent = np.maximum(records + _TRUST - frequencies, 0) + 0.5
    rare: Floats = np.log1p(absent / (frequencies + 0.5)).astype(np.float32)
    return rare


def adjacent(keys: Keys) -> Keys:
    """One key for each two terms that follow one another."""
    return keys[:-1] * np.uint32(2654435761) + keys[1:]


def _translated(own: Sequence[str], table: TermTable) -> tuple[tuple[str, ...], Floats]:
    """The foreign terms of all own terms, and who means whom.

    Probabilities of one own term that sum to more than one are scaled to one: a
    term may be said in several ways, but once.
    """
    rows: dict[str, int] = {}
    entries: list[tuple[int, int, float]] = []
    for column, term in enumerate(own):
        language = Language.EN if term.isascii() else Language.ZH
        for translation in table.of(term, language):
            row = rows.setdefault(translation.term, len(rows))
            entries.append((row, column, translation.probability))
    means = np.zeros((len(rows), len(own)), np.float32)
    for row, column, probability in entries:
        means[row, column] = probability
    means /= np.maximum(means.sum(axis=0, keepdims=True), 1.0)
    return tuple(rows), means
