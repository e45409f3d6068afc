"""The pair of sentences that says most nearly the same."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from duijie.engine.explain.asker import Asker
from duijie.engine.explain.terms import Found
from duijie.engine.features.question import Floats
from duijie.engine.text.language import HAN
from duijie.engine.text.sentences import sentences

Place = tuple[int, int]
Vectors = Mapping[str, Floats]

# Sentences looked at in the asker's text, and in each text found: its richest ones.
_MOST_ASKED = 16
_MOST_FOUND = 3
# The shortest stretch that says anything by itself.
_SHORTEST = 8
# A pair less alike than this convinces nobody, and one weaker than this is too thin.
_CLOSE = 0.45
_STRONG = 0.35
# Words from which a sentence counts in full; "TOC ≤ 5 ppm" says little however alike.
_ENOUGH = 6
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Closest:
    """The pair of sentences: their places, how alike they are, how much that proves."""

    asked: Place
    found: Place
    closeness: float
    strength: float


def asked_sentences(text: str) -> tuple[Place, ...]:
    """The sentences of the asker that are long enough to say something."""
    return _cut(text)[:_MOST_ASKED]


def richest_sentences(asker: Asker, found: Found) -> tuple[Place, ...]:
    """The sentences of a found text that say most of the asker's terms."""
    spans = _cut(found.text)
    if len(spans) <= _MOST_FOUND:
        return spans
    worth = [0.0] * len(spans)
    starts = [start for start, _ in spans]
    for token in found.tokens:
        worth[max(bisect_right(starts, token.start) - 1, 0)] += asker.weights.get(token.text, 1.0)
    best = sorted(range(len(spans)), key=lambda place: -worth[place])[:_MOST_FOUND]
    return tuple(spans[place] for place in sorted(best))


def closest(
    asked: tuple[str, Sequence[Place]], found: tuple[str, Sequence[Place]], vectors: Vectors
) -> Closest | None:
    """The strongest pair of sentences, None where none is close enough."""
    ours = [(place, asked[0][slice(*place)]) for place in asked[1]]
    theirs = [(place, found[0][slice(*place)]) for place in found[1]]
    if not ours or not theirs:
        return None
    likeness = (
        np.stack([vectors[words] for _, words in ours])
        @ np.stack([vectors[words] for _, words in theirs]).T
    )
    said = np.minimum.outer(
        [_said(words) for _, words in ours], [_said(words) for _, words in theirs]
    )
    strength = np.where(likeness >= _CLOSE, likeness * np.sqrt(np.minimum(said / _ENOUGH, 1)), 0)
    row, column = np.unravel_index(int(strength.argmax()), strength.shape)
    if strength[row, column] < _STRONG:
        return None
    return Closest(
        ours[int(row)][0],
        theirs[int(column)][0],
        min(float(likeness[row, column]), 1.0),
        min(float(strength[row, column]), 1.0),
    )


@lru_cache(maxsize=_REMEMBERED)
def _cut(text: str) -> tuple[Place, ...]:
    return tuple((start, end) for start, end in sentences(text) if end - start >= _SHORTEST)


@lru_cache(maxsize=4 * _REMEMBERED)
def _said(words: str) -> float:
    """About how many words of substance a sentence has."""
    return len(_HAN.findall(words)) / 2 + len(_LATIN.findall(words))
