"""Terms as numbers."""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint32]

_known: dict[str, int] = {}


def key_of(term: str) -> int:
    """The 32-bit key of a term (CRC-32); 100,000 terms share a key about once."""
    found = _known.get(term)
    if found is None:
        found = _known[term] = zlib.crc32(term.encode("utf-8", "surrogatepass"))
    return found


def keys_of(terms: Sequence[str]) -> Keys:
    """The keys of terms, in their order."""
    return np.array([key_of(term) for term in terms], dtype=np.uint32)
