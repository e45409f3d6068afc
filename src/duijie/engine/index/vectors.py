"""Vectors of a segment: one byte per dimension, in lists by nearness (FAISS IVF-SQ8).

See docs/algorithms/index.md. The file is mapped: searching reads the probed
lists, fetching reads single rows, and nothing is loaded when it is opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

import faiss as typed_faiss
import numpy as np

from duijie.engine.index.errors import Damaged, writing
from duijie.engine.index.types import AnyArray, Floats, Numbers

faiss: Any = typed_faiss  # the types it ships do not know half of what it offers
FaissIndex: TypeAlias = Any

# Up to here one list is scanned whole: 0.3 ms on one core for 256 dimensions.
FLAT_UP_TO: Final = 20_000
LISTS_PER_ROOT: Final = 2.0  # lists = 2·√n: 2,000 at a million, trained in seconds
TRAINING_PER_LIST: Final = 40
TRAINING_ROUNDS: Final = 8
RECALL_WANTED: Final = 0.98
RECALL_DEPTH: Final = 100
RECALL_QUERIES: Final = 64
FEWEST_PROBES: Final = 8
PROBES_STEP: Final = 1.25
CHUNK: Final = 16_384
BY_RESIDUAL: Final = False  # codes of the vectors themselves: fetching needs no centroid
_SEED: Final = 7
_SMALLEST_BOUND: Final = 2.0**-20


class VectorSource(Protocol):
    """Vectors that can be read more than once, in slot order."""

    count: int

    def bounds(self) -> Floats:
        """The largest absolute value in each dimension."""

    def rows(self, slots: Numbers) -> Floats:
        """The vectors of some slots."""

    def chunks(self) -> Iterator[Floats]:
        """All vectors in order, some thousands at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of a vector file once written: probes it needs, where rows lie."""

    probes: int
    places: Numbers


def write_vectors(path: Path, source: VectorSource, dimension: int) -> Written:
    """Write the vectors of a segment, in as many lists as its size deserves."""
    index = _empty_index(source, dimension)
    for chunk in source.chunks():
        index.add(chunk)
    probes = _fitting_probes(index, source)
    with writing(path):
        faiss.write_index(index, str(path))
    return Written(probes, _places(path, source.count))


def lists_for(count: int) -> int:
    """How many lists a segment of this size is cut into."""
    if count <= FLAT_UP_TO:
        return 1
    return int(LISTS_PER_ROOT * count**0.5)


def rounded_bounds(largest: Floats) -> Floats:
    """Code bounds on a grid of √2, so that merged segments mostly share them.

    Equal bounds make decoding and encoding again exact; merging then loses nothing.
    """
    clipped = np.maximum(largest.astype(np.float64), _SMALLEST_BOUND)
    return np.asarray(2.0 ** (np.ceil(np.log2(clipped) * 2) / 2), dtype=np.float32)


def _empty_index(source: VectorSource, dimension: int) -> FaissIndex:
    lists = lists_for(source.count)
    quantizer = faiss.IndexFlatIP(dimension)
    quantizer.add(_centroids(source, lists, dimension))
    index = faiss.IndexIVFScalarQuantizer(
        quantizer,
        dimension,
        lists,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
        BY_RESIDUAL,
    )
    bounds = rounded_bounds(source.bounds())
    faiss.copy_array_to_vector(np.concatenate([-bounds, 2 * bounds]), index.sq.trained)
    index.is_trained = True
    return index


def _centroids(source: VectorSource, lists: int, dimension: int) -> Floats:
    if lists == 1:
        return np.zeros((1, dimension), dtype=np.float32)
    wanted = min(source.count, lists * TRAINING_PER_LIST)
    slots = np.random.default_rng(_SEED).choice(source.count, wanted, replace=False)
    kmeans = faiss.Kmeans(
        dimension,
        lists,
        niter=TRAINING_ROUNDS,
        seed=_SEED,
        spherical=True,
        min_points_per_centroid=1,  # silences a warning about small samples
        max_points_per_centroid=TRAINING_PER_LIST,
    )
    kmeans.train(source.rows(np.sort(slots)))
    return np.asarray(kmeans.centroids, dtype=np.float32)


def _fitting_probes(index: FaissIndex, source: VectorSource) -> int:
    """The fewest lists that still find what scanning all of them finds.

    Measured on blends of two vectors: a need lies farther from every record
    than records lie from each other, so the records alone would flatter.
    """
    if index.nlist == 1:
        return 1
    pairs = np.random.default_rng(_SEED).integers(source.count, size=(2, RECALL_QUERIES))
    queries = source.rows(pairs[0]) + 0.5 * source.rows(pairs[1])
    index.nprobe = index.nlist
    truth = index.search(queries, RECALL_DEPTH)[1]
    probes = FEWEST_PROBES
    while probes < index.nlist:
        index.nprobe = probes
        if _recall(index.search(queries, RECALL_DEPTH)[1], truth) >= RECALL_WANTED:
            return probes
        probes = ceil(PROBES_STEP * probes)
    return int(index.nlist)


def _recall(found: AnyArray, truth: AnyArray) -> float:
    shares = [
        len(np.intersect1d(mine, best)) / len(best) for mine, best in zip(found, truth, strict=True)
    ]
    return float(np.mean(shares))


def _places(path: Path, count: int) -> Numbers:
    """Where each slot's codes begin in the mapped file."""
    mapped = _map(path)
    lists = faiss.downcast_InvertedLists(mapped.invlists)
    places = np.empty(count, dtype=np.int64)
    for number in range(mapped.nlist):
        one = lists.lists.at(number)
        if one.size:
            slots = faiss.rev_swig_ptr(lists.get_ids(number), one.size)
            places[slots] = one.offset + np.arange(one.size) * mapped.code_size
    return places


def _map(path: Path) -> FaissIndex:
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)


class Vectors:
    """The vectors of one segment, mapped from their file."""

    def __init__(self, path: Path, probes: int) -> None:
        try:
            self._index = _map(path)
        except RuntimeError:
            raise Damaged(path=path.parent, file=path.name) from None
        self._probes = probes
        trained = faiss.vector_to_array(self._index.sq.trained)
        self._lowest, self._widths = np.split(trained, 2)
        lists = faiss.downcast_InvertedLists(self._index.invlists)
        # By default every search starts 32 threads that touch the pages beforehand.
        lists.prefetch_nthread = 0
        # FAISS's own mapping, so that a page read twice is resident once.
        memory = faiss.rev_swig_ptr(lists.ptr, lists.totsize)
        width = self._index.code_size
        self._codes = np.lib.stride_tricks.as_strided(
            memory, (len(memory) - width + 1, width), (1, 1), writeable=False
        )

    def rows(self, places: Numbers) -> Floats:
        """The vectors whose codes begin at these places."""
        codes = self._codes[places].astype(np.float32)
        codes += 0.5
        codes *= self._widths / 255.0
        codes += self._lowest
        return codes

    def bounds(self) -> Floats:
        """The largest absolute value a code can stand for, in each dimension."""
        return np.asarray(-self._lowest)

    def search(self, query: Floats, k: int, alive: AnyArray | None) -> tuple[Numbers, Floats]:
        """The k slots nearest by inner product; ``alive`` is a bit per slot."""
        selector = None if alive is None else faiss.IDSelectorBitmap(alive)
        parameters = faiss.SearchParametersIVF(nprobe=self._probes, sel=selector)
        scores, slots = self._index.search(query[None, :], k, params=parameters)
        found = slots[0] >= 0
        return slots[0][found], scores[0][found]
