"""What the index keeps of a record so that evidence can be weighed without reading it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint32]

_known: dict[str, int] = {}


def key_of(term: str) -> int:
    """The 32-bit key of a term (CRC-32); 100,000 terms share a key about once."""
    found = _known.get(term)
    if found is None:
        found = _known[term] = zlib.crc32(term.encode("utf-8"))
    return found


def keys_of(terms: Sequence[str]) -> Keys:
    """The keys of terms, in their order."""
    return np.array([key_of(term) for term in terms], dtype=np.uint32)


def pack_profile(terms: Sequence[str], title_terms: int) -> bytes:
    """The terms of a record in order, those of its title first, as bytes.

    ``title_terms`` is how many of the terms stand in the title.
    """
    packed = np.empty(len(terms) + 1, dtype="<u4")
    packed[0] = title_terms
    packed[1:] = keys_of(terms)
    return packed.tobytes()


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of several records, laid end to end.

    ``keys`` are the term keys of all records in order, ``owners`` the row each
    belongs to, ``in_title`` whether it stands in the title; ``lengths`` counts
    the terms of each record.
    """

    keys: Keys
    owners: npt.NDArray[np.int64]
    in_title: npt.NDArray[np.bool_]
    lengths: npt.NDArray[np.int64]


def unpack_profiles(packed: Sequence[bytes]) -> Profiles:
    """Profiles read back from their bytes, an empty one where there are none."""
    sizes = np.array([max(len(one) // 4, 1) for one in packed], dtype=np.int64)
    whole = np.frombuffer(b"".join(one or bytes(4) for one in packed), dtype="<u4")
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
    owners = np.repeat(np.arange(len(packed)), sizes)
    places = np.arange(len(whole)) - starts[owners] if len(packed) else np.zeros(0, np.int64)
    titles = whole[starts].astype(np.int64) if len(packed) else np.zeros(0, np.int64)
    body = places > 0
    return Profiles(
        keys=whole[body],
        owners=owners[body],
        in_title=(places <= titles[owners])[body],
        lengths=sizes - 1,
    )
