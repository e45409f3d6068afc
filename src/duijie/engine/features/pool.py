"""The candidates of one question, and everything counted about them at once."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duijie.engine.features.profile import Profiles
from duijie.engine.features.question import Floats, Question, adjacent
from duijie.engine.text.keys import Keys


@dataclass(frozen=True, slots=True)
class Pool:
    """The n candidates of a question.

    ``counts[n, K]`` says how often each of the question's terms occurs in each
    candidate, ``foreign_counts[n, K]`` how often in translation (expected value),
    ``in_title[n, K]`` whether in its title; ``sizes[n]`` is its length in weighted
    words, ``pairs[n]`` counts shared adjacent pairs, ``cosine[n]`` is the likeness
    of the vectors. ``same_language[n]`` is 1 where both texts are in one language.
    """

    numbers: npt.NDArray[np.int64]
    lengths: Floats
    sizes: Floats
    counts: Floats
    foreign_counts: Floats
    in_title: Floats
    pairs: Floats
    cosine: Floats
    vectors: Floats
    same_language: Floats
    profiles: Profiles = field(repr=False)

    def __len__(self) -> int:
        return len(self.numbers)


def gather(
    question: Question,
    numbers: npt.NDArray[np.int64],
    profiles: Profiles,
    vectors: Floats,
    same_language: Floats,
) -> Pool:
    """Count what a question and its candidates share."""
    size, width = len(numbers), len(question.terms)
    own = _places(profiles.keys, question.keys)
    met = own >= 0
    counts = _table(profiles.owners[met], own[met], size, width)
    titled = met & profiles.in_title
    in_title = np.minimum(_table(profiles.owners[titled], own[titled], size, width), 1)
    foreign = _places(profiles.keys, question.foreign_keys)
    said = foreign >= 0
    foreign_counts = _table(profiles.owners[said], foreign[said], size, len(question.foreign))
    return Pool(
        numbers=numbers,
        lengths=profiles.lengths.astype(np.float32),
        sizes=profiles.sizes,
        counts=counts,
        foreign_counts=foreign_counts @ question.means,
        in_title=in_title,
        pairs=_shared_pairs(question, profiles, size),
        cosine=vectors @ question.vector,
        vectors=vectors,
        same_language=same_language,
        profiles=profiles,
    )


def _places(keys: Keys, wanted: Keys) -> npt.NDArray[np.int64]:
    """Where each key stands among the wanted ones, -1 where it does not."""
    places = np.full(len(keys), -1, np.int64)
    if not len(wanted) or not len(keys):
        return places
    order = np.argsort(wanted)
    ordered = wanted[order]
    # Most keys are wanted by nobody: a bitmap over their low bits drops them before the search.
    bitmap = np.zeros(1 << 16, bool)
    bitmap[ordered & 0xFFFF] = True
    maybe = np.flatnonzero(bitmap[keys & 0xFFFF])
    at = np.minimum(np.searchsorted(ordered, keys[maybe]), len(ordered) - 1)
    hit = ordered[at] == keys[maybe]
    places[maybe[hit]] = order[at[hit]]
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
    hit = (_places(adjacent(profiles.keys), question.pairs) >= 0) & within
    found = np.unique(np.stack([profiles.owners[:-1][hit], adjacent(profiles.keys)[hit]]), axis=1)
    return np.bincount(found[0].astype(np.int64), minlength=size).astype(np.float32)
