"""The asking text, taken apart once for every candidate."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.translation import TermTable
from duijie.engine.features.profile import Keys, keys_of
from duijie.engine.text.language import language_of
from duijie.kernel.language import Language

Floats = npt.NDArray[np.float32]
Frequencies = Callable[[Sequence[str]], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Collection:
    """What the whole index says of terms: how many records, their mean length, frequencies."""

    records: int
    mean_length: float
    frequencies: Frequencies


@dataclass(frozen=True, slots=True)
class Question:
    """One asking text as the features see it.

    ``terms`` are its K distinct index terms, ``counts`` how often each occurs and
    ``rarity`` their inverse document frequency (BM25's). ``foreign`` are the E
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
    frequencies = collection.frequencies(own)
    foreign, means = _translated(own, table)
    foreign_frequencies = collection.frequencies(foreign)
    expected = foreign_frequencies @ means if foreign else np.zeros(len(own))
    sure = np.maximum(means.sum(axis=0), 1e-9)
    return Question(
        text=text,
        language=language_of(text),
        terms=own,
        keys=keys_of(own),
        counts=np.array([counted[term] for term in own], np.float32),
        rarity=rarity(frequencies, collection.records),
        foreign=foreign,
        foreign_keys=keys_of(foreign),
        means=means,
        foreign_rarity=rarity(expected / sure, collection.records),
        pairs=np.unique(adjacent(keys_of(terms))),
        vector=vector,
        mean_length=collection.mean_length,
    )


def rarity(frequencies: npt.NDArray[np.int64] | npt.NDArray[np.float64], records: int) -> Floats:
    """Inverse document frequency as in BM25: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    rare = np.log1p((np.maximum(records - frequencies, 0) + 0.5) / (frequencies + 0.5))
    return rare.astype(np.float32)


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
