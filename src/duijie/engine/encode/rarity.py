"""How common a term is in technical writing at large, whatever an index holds.

A small index cannot tell a rare word from a common one; and a record's length in
rare words must be known before the index it goes into is.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from duijie.engine.text.keys import Keys

Floats = npt.NDArray[np.float32]

FILE = "rarity.npy"
# The share of documents a term unknown to the table is taken to stand in.
_UNKNOWN = 1e-5
_ROW = np.dtype([("key", "<u4"), ("share", "<f4")])


@dataclass(frozen=True, slots=True)
class GeneralRarity:
    """Term keys, ascending, and the share of documents of their language with each."""

    keys: Keys
    shares: Floats

    @classmethod
    def load(cls, folder: Path) -> "GeneralRarity":
        """The table of a model folder."""
        rows = np.load(folder / FILE)
        return cls(rows["key"].copy(), rows["share"].copy())

    def save(self, folder: Path) -> None:
        """Write the table into a model folder."""
        rows = np.empty(len(self.keys), _ROW)
        rows["key"], rows["share"] = self.keys, self.shares
        np.save(folder / FILE, rows)

    def share_of(self, keys: Keys) -> Floats:
        """The share of documents each term stands in, by its key."""
        if not len(self.keys):
            return np.full(len(keys), _UNKNOWN, np.float32)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[place] == keys
        return np.where(known, self.shares[place], _UNKNOWN).astype(np.float32)

    def weight_of(self, keys: Keys) -> Floats:
        """The inverse document frequency of each term: 1 + ln(1 / share)."""
        weight: Floats = 1 - np.log(self.share_of(keys))
        return weight


@cache
def built_in_rarity() -> GeneralRarity:
    """The table that ships with the package."""
    return GeneralRarity.load(Path(str(files("duijie.engine.encode") / "model")))
