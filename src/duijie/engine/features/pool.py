"""The candidates of one question, and everything counted about them at once."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duijie.engine.features.profile import Profiles
from duijie.engine.features.question import Floats, Question, adjacent
from duijie.engine.text.keys import Keys

_LOW_BITS = 17
_LOW = np.uint32((1 << _LOW_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Pool:
    """The n candidates of a question.

    ``counts[n, K]`` says how often each of the question's terms occurs in each
    candidate, ``foreign_counts[n, K]`` how often in translation (expected value);
    ``sizes[n]`` is its length in weighted words, ``pairs[n]`` counts shared adjacent
    pairs, ``cosine[n]`` is the likeness of the vectors. ``same_language[n]`` says
    whether both texts are in one language.
    """

    numbers: npt.NDArray[np.int64]
    lengths: Floats
    sizes: Floats
    counts: Floats
    foreign_counts: Floats
    pairs: Floats
    cosine: Floats
    vectors: Floats
    same_language: npt.NDArray[np.bool_]
    profiles: Profiles = field(repr=False)

    def __len__(self) -> int:
        return len(self.numbers)


def gather(
    question: Question,
    numbers: npt.NDArray[np.int64],
    profiles: Profiles,
    vectors: Floats,
    same_language: npt.NDArray[np.bool_],
) -> Pool:
    """Count what a question and its candidates share."""
    size, width = len(numbers), len(question.terms)
    own = places_of(profiles.keys, question.keys)
    met = own >= 0
    counts = _table(profiles.owners[met], own[met], size, width)
    foreign = places_of(profiles.keys, question.foreign_keys)
    said = foreign >= 0
    foreign_counts = _table(profiles.owners[said], foreign[said], size, len(question.foreign))
    return Pool(
        numbers=numbers,
        lengths=profiles.lengths.astype(np.float32),
        sizes=profiles.sizes,
        counts=counts,
        foreign_counts=foreign_counts @ question.means,
        pairs=_shared_pairs(question, profiles, size),
        cosine=vectors @ question.vector,
        vectors=vectors,
        same_language=same_language,
        profiles=profiles,
    )


def places_of(keys: Keys, wanted: Keys) -> npt.NDArray[np.int64]:
    """Where each key stands among the wanted ones; -1 where it does not."""
    if not len(wanted):
        return np.full(len(keys), -1, np.int64)
    # A table over the low bits of the keys finds nearly all in one step; the few wanted keys
    # that share their low bits with another one are looked for by themselves.
    table = np.full(1 << _LOW_BITS, -1, np.int32)
    low = wanted & _LOW
    table[low] = np.arange(len(wanted), dtype=np.int32)
    at = table[keys & _LOW]
    places = np.where(wanted[at] == keys, at, -1).astype(np.int64)
    for crowded in np.flatnonzero(table[low] != np.arange(len(wanted))).tolist():
        places[keys == wanted[crowded]] = crowded
    return places


def _table(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], size: int, width: int
) -> Floats:
    flat = np.bincount(rows * width + columns, minlength=size * width) if width else np.zeros(0)
    return flat.reshape(size, width).astype(np.float32)


def _shared_pairs(question: Question, profiles: Profiles, size: int) -> Floats:
    if len(profiles.keys) < 2 or not len(question.pairs):  # noqa: PLR2004 - a pair has two
        return np.zeros(size, np.float32)
    within = profiles.owners[:-1] == profiles.owners[1:]
    hit = (places_of(adjacent(profiles.keys), question.pairs) >= 0) & within
    found = np.unique(np.stack([profiles.owners[:-1][hit], adjacent(profiles.keys)[hit]]), axis=1)
    return np.bincount(found[0].astype(np.int64), minlength=size).astype(np.float32)
