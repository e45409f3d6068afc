"""What the index keeps of a record so that evidence can be weighed without reading it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.encode.rarity import built_in_rarity
from duijie.engine.text.keys import Keys, keys_of

Floats = npt.NDArray[np.float32]

# Numbers before the terms: how many stand in the title, and the length in weighted words.
_HEADER = 2


def word_weights(counts: npt.NDArray[np.number], keys: Keys) -> Floats:
    """What each term weighs in a text: its damped count times its general rarity."""
    damped = 1 + np.log(np.maximum(counts, 1))
    weights: Floats = (damped * built_in_rarity().weight_of(keys)).astype(np.float32)
    return weights


def pack_profile(terms: Sequence[str], title_terms: int) -> bytes:
    """The terms of a record in order, those of its title first, as bytes.

    ``title_terms`` is how many of the terms stand in the title. Beside them goes
    the length of the record in weighted words.
    """
    packed = np.empty(len(terms) + _HEADER, dtype="<u4")
    keys = keys_of(terms)
    packed[0] = title_terms
    different, counts = np.unique(keys, return_counts=True)
    size = np.float32(np.linalg.norm(word_weights(counts, different)))
    packed[1] = size.view(np.uint32)
    packed[_HEADER:] = keys
    return packed.tobytes()


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of several records, laid end to end.

    ``keys`` are the term keys of all records in order, ``owners`` the row each
    belongs to; ``lengths`` counts the terms of each record, ``titled`` those of
    its title, which come first; ``sizes`` is its length in weighted words.
    """

    keys: Keys
    owners: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    titled: npt.NDArray[np.int64]
    sizes: Floats


def unpack_profiles(packed: Sequence[bytes]) -> Profiles:
    """Profiles read back from their bytes, an empty one where there are none."""
    if not packed:
        nothing = np.zeros(0, np.int64)
        return Profiles(
            nothing.astype(np.uint32),
            nothing,
            nothing,
            nothing,
            np.zeros(0, np.float32),
        )
    whole = np.frombuffer(b"".join(one or bytes(4 * _HEADER) for one in packed), dtype="<u4")
    spans = np.array([max(len(one) // 4, _HEADER) for one in packed], dtype=np.int64)
    starts = np.cumsum(spans) - spans
    owners = np.repeat(np.arange(len(packed)), spans)
    places = np.arange(len(whole)) - starts[owners]
    body = places >= _HEADER
    return Profiles(
        keys=whole[body],
        owners=owners[body],
        lengths=spans - _HEADER,
        titled=whole[starts].astype(np.int64),
        sizes=whole[starts + 1].view(np.float32),
    )
