"""Texts as bags of pieces, from which training draws a part at a time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.pieces import pieces
from duijie.engine.encode.training.cutting import CutTexts, Integers, Ragged, ragged

Floats = npt.NDArray[np.float32]

# Texts whose pieces are counted in one go; more take memory and save no time.
_CHUNK = 8_192


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part of some bags: pieces, their weights and which bag each is of."""

    pieces: Integers
    weights: Floats
    owner: Integers


@dataclass(frozen=True, slots=True)
class Bags:
    """The pieces of every text that the vocabulary has, damped by repetition."""

    vocabulary: list[str]
    # The inverse document frequency of each piece: how telling it is before training.
    rarity: Floats
    texts: Ragged
    weights: Floats

    def draw(self, texts: npt.NDArray[np.integer], mean: int, chance: np.random.Generator) -> Part:
        """A random part of each bag, of about ``mean`` pieces; smaller bags stay whole."""
        positions, owner = self.texts.positions(texts)
        lengths = np.bincount(owner, minlength=len(texts))
        kept = chance.random(len(owner)) * lengths[owner] < mean
        positions = positions[kept]
        return Part(
            self.texts.values[positions].astype(np.int64), self.weights[positions], owner[kept]
        )


def fill_bags(cut: CutTexts, *, most: int, fewest_texts: int) -> Bags:
    """Count the pieces of all texts and keep the ``most`` frequent ones as vocabulary."""
    names: dict[str, int] = {}
    of_word = ragged(
        [names.setdefault(piece, len(names)) for piece in pieces(word)] for word in cut.words
    )
    counted = [_count(cut.texts, of_word, len(names), start) for start in _starts(cut)]
    found = np.concatenate([part[0] for part in counted])
    times = np.concatenate([part[1] for part in counted])
    lengths = np.concatenate([part[2] for part in counted])
    frequency = np.bincount(found, minlength=len(names))
    order = np.argsort(-frequency, kind="stable")[:most]
    chosen = order[frequency[order] >= fewest_texts]
    rank = np.full(len(names), -1, np.int32)
    rank[chosen] = np.arange(len(chosen))
    kept = rank[found] >= 0
    owner = np.repeat(np.arange(len(lengths)), lengths)[kept]
    offsets = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(lengths)))])
    all_names = list(names)
    return Bags(
        [all_names[number] for number in chosen],
        np.log((len(lengths) + 1) / (frequency[chosen] + 0.5)).astype(np.float32),
        Ragged(rank[found[kept]], offsets.astype(np.int64)),
        (1 + np.log(times[kept])).astype(np.float32),
    )


def _starts(cut: CutTexts) -> range:
    return range(0, len(cut.texts.offsets) - 1, _CHUNK)


def _count(
    texts: Ragged, of_word: Ragged, names: int, start: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint16], Integers]:
    """For a chunk of texts: its pieces once per text, how often each, how many per text."""
    rows = np.arange(start, min(start + _CHUNK, len(texts.offsets) - 1))
    positions, text = texts.positions(rows)
    places, word = of_word.positions(texts.values[positions])
    keys, times = np.unique(text[word] * names + of_word.values[places], return_counts=True)
    lengths = np.bincount(keys // max(names, 1), minlength=len(rows))
    return (
        (keys % max(names, 1)).astype(np.int32),
        np.minimum(times, np.iinfo(np.uint16).max).astype(np.uint16),
        lengths,
    )
