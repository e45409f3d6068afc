"""Encoders: the protocol, and the built-in bilingual one."""

import math
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from duijie.engine.encode.errors import UnreadableEncoder
from duijie.engine.encode.pieces import pieces
from duijie.engine.text.tokens import words

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors: near vectors, near subjects, in either language."""

    def __hash__(self) -> int:
        """As every object's: what an encoder has read may be kept under it."""

    @property
    def name(self) -> str:
        """What the encoder is called in an index folder and in a report."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str], cut: Sequence[Sequence[str]] | None = None) -> Vectors:
        """Unit vectors, one row per text; a text without known words is all zeros.

        ``cut`` are the texts' words (``text.tokens.words``) where the caller has
        them already; an encoder with a tokeniser of its own ignores them.
        """


class BuiltInEncoder:
    """A weighted sum of piece vectors, trained contrastively on both languages.

    See docs/algorithms/encoder.md and the model card in docs/reference.
    """

    def __init__(self, folder: Path) -> None:
        """Open a model folder written by ``save_model``; vectors stay memory-mapped."""
        try:
            about = msgspec.json.decode((folder / "encoder.json").read_bytes(), type=dict)
            # A plain view of the map: slices of a memmap object take twice as long.
            self._vectors = np.asarray(np.load(folder / "vectors.npy", mmap_mode="r"))
            self._scales = np.load(folder / "scales.npy").astype(np.float32)
            vocabulary = zlib.decompress((folder / "vocabulary.bin").read_bytes()).decode("utf-8")
        except (OSError, ValueError, zlib.error, msgspec.MsgspecError) as error:
            raise UnreadableEncoder(path=str(folder)) from error
        self._rows = {piece: row for row, piece in enumerate(vocabulary.split("\n"))}
        self._word_rows: dict[str, tuple[int, ...]] = {}
        self._name = str(about["name"])

    @property
    def name(self) -> str:
        """Name and fingerprint of the model."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._vectors.shape[1])

    def encode(self, texts: Sequence[str], cut: Sequence[Sequence[str]] | None = None) -> Vectors:
        """Unit vectors, one row per text; see ``Encoder.encode``."""
        counted = [
            self._counts(words(text) if cut is None else cut[row]) for row, text in enumerate(texts)
        ]
        found = np.zeros((len(texts), self.dimension), np.float32)
        for first, last in _together([len(counts) for counts in counted]):
            self._sum(counted[first:last], found[first:last])
        return unit(found)

    def _sum(self, counted: Sequence[dict[int, int]], into: Vectors) -> None:
        """Write the weighted sums of pieces; their vectors are fetched in one go."""
        ends = np.cumsum([len(counts) for counts in counted]).tolist()
        rows = np.fromiter(chain.from_iterable(counted), np.int64, ends[-1])
        often = chain.from_iterable(counts.values() for counts in counted)
        met = np.fromiter(often, np.int64, ends[-1])
        weights = _DAMPED[np.minimum(met, len(_DAMPED) - 1)] * self._scales[rows]
        vectors = self._vectors[rows].astype(np.float32)
        for row, (begin, end) in enumerate(pairwise([0, *ends])):
            into[row] = weights[begin:end] @ vectors[begin:end]

    def _counts(self, cut: Sequence[str]) -> dict[int, int]:
        counts: dict[int, int] = {}
        known = self._word_rows
        for word in cut:
            rows = known.get(word)
            if rows is None:
                rows = tuple(self._rows[piece] for piece in pieces(word) if piece in self._rows)
                known[word] = rows
            for row in rows:
                counts[row] = counts.get(row, 0) + 1
        return counts


def _together(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of texts with about so many pieces as fit in a processor's cache together."""
    first, held = 0, 0
    for place, size in enumerate(sizes):
        if held and held + size > _AT_ONCE:
            yield first, place
            first, held = place, 0
        held += size
    if first < len(sizes):
        yield first, len(sizes)


# Pieces whose vectors are fetched in one go, a megabyte: more is no faster.
_AT_ONCE = 1024
# A piece met n times counts 1 + ln n.
_DAMPED = np.array([0.0] + [1 + math.log(n) for n in range(1, 64)], np.float32)


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = vectors / np.maximum(lengths, 1e-9)
    return scaled


def save_model(folder: Path, name: str, vocabulary: Sequence[str], vectors: Vectors) -> None:
    """Write a model folder: vectors as 8-bit integers with one scale per piece."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    np.save(folder / "vectors.npy", np.rint(vectors / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))
    packed = zlib.compress("\n".join(vocabulary).encode("utf-8"), 9)
    (folder / "vocabulary.bin").write_bytes(packed)
    about = {"name": name, "dimension": int(vectors.shape[1]), "pieces": len(vocabulary)}
    (folder / "encoder.json").write_bytes(msgspec.json.encode(about))


@cache
def built_in() -> BuiltInEncoder:
    """The encoder that ships with the package."""
    return BuiltInEncoder(Path(str(files("duijie.engine.encode") / "model")))
