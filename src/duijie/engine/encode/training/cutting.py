"""Texts as flat arrays of word numbers: cut once, used by encoder and term table."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.text.tokens import words

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different length, end to end, with where each begins."""

    values: npt.NDArray[np.int32]
    offsets: Integers

    def lengths(self) -> Integers:
        """The length of every row."""
        return np.diff(self.offsets)

    def positions(self, rows: npt.NDArray[np.integer]) -> tuple[Integers, Integers]:
        """Where the values of some rows stand, and for each which of those rows it is of."""
        lengths = self.offsets[rows + 1] - self.offsets[rows]
        owner = np.repeat(np.arange(len(rows)), lengths)
        ends = np.cumsum(lengths)
        begin = self.offsets[rows] - (ends - lengths)
        return np.arange(ends[-1] if len(ends) else 0) + begin[owner], owner


@dataclass(frozen=True, slots=True)
class CutTexts:
    """The words of all texts by number, and the words themselves."""

    words: list[str]
    texts: Ragged


def cut_texts(texts: Iterable[str], step: Callable[[], None] = lambda: None) -> CutTexts:
    """Cut texts into words; ``step`` is called after each text."""
    numbers: dict[str, int] = {}
    flat = array("i")
    offsets = array("q", [0])
    for text in texts:
        flat.extend([numbers.setdefault(word, len(numbers)) for word in words(text)])
        offsets.append(len(flat))
        step()
    values = np.frombuffer(flat, np.int32) if flat else np.zeros(0, np.int32)
    return CutTexts(list(numbers), Ragged(values, np.frombuffer(offsets, np.int64)))


def ragged(rows: Iterable[Iterable[int]]) -> Ragged:
    """Rows of numbers end to end."""
    flat = array("i")
    offsets = array("q", [0])
    for row in rows:
        flat.extend(row)
        offsets.append(len(flat))
    values = np.frombuffer(flat, np.int32) if flat else np.zeros(0, np.int32)
    return Ragged(values, np.frombuffer(offsets, np.int64))
