"""The sentence of each text that comes nearest to the other."""

from dataclasses import dataclass

import numpy as np

from duijie.engine.encode.encoder import Encoder
from duijie.engine.features.question import Floats
from duijie.engine.text.sentences import sentences

# Sentences looked at in each text, and the shortest that says anything by itself.
_MOST = 24
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text and their vectors."""

    spans: tuple[tuple[int, int], ...]
    vectors: Floats

    @classmethod
    def of(cls, text: str, encoder: Encoder) -> "Sentences":
        """Cut and encode a text."""
        found = tuple((start, end) for start, end in sentences(text) if end - start >= _SHORTEST)[
            :_MOST
        ]
        return cls(found, encoder.encode([text[start:end] for start, end in found]))


@dataclass(frozen=True, slots=True)
class Closest:
    """The nearest pair of sentences: their places and the cosine of their vectors."""

    need: tuple[int, int]
    offer: tuple[int, int]
    closeness: float


def closest(need: Sentences, offer: Sentences) -> Closest | None:
    """The nearest pair of sentences, None where a text has none."""
    if not need.spans or not offer.spans:
        return None
    likeness = need.vectors @ offer.vectors.T
    row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
    return Closest(need.spans[int(row)], offer.spans[int(column)], float(likeness[row, column]))
