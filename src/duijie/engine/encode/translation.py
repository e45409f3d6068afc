"""The term table between Chinese and English: which terms say the same, how surely."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from duijie.kernel.language import Language

_ENTRY = msgspec.msgpack.Decoder(list[tuple[str, float]])


@dataclass(frozen=True, slots=True)
class Translation:
    """A term of the other language and the probability that it is meant."""

    term: str
    probability: float


class TermTable:
    """Translations of index terms in both directions, learned from parallel text.

    See docs/algorithms/term-table.md: IBM model 1 (Brown et al. 1993,
    "The Mathematics of Statistical Machine Translation") on titles, keywords,
    IPC titles and dictionary entries. Entries stay packed until they are asked
    for: unpacked they would take 120 MB of every process and a second to make.
    """

    def __init__(self, entries: Mapping[str, Mapping[str, Sequence[tuple[str, float]]]]) -> None:
        self._entries = _apart(msgspec.msgpack.encode(entries))

    @classmethod
    def load(cls, folder: Path) -> "TermTable":
        """The table of a model folder."""
        table = cls({})
        table._entries = _apart(zlib.decompress((folder / "terms.bin").read_bytes()))
        return table

    def save(self, folder: Path) -> None:
        """Write the table into a model folder."""
        (folder / "terms.bin").write_bytes(zlib.compress(msgspec.msgpack.encode(self._entries), 9))

    def of(self, term: str, language: Language) -> tuple[Translation, ...]:
        """The translations of a term of the given language, likeliest first."""
        packed = self._entries[language].get(term)
        return tuple(Translation(*entry) for entry in _ENTRY.decode(packed)) if packed else ()

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))


def _apart(packed: bytes) -> dict[str, dict[str, msgspec.Raw]]:
    """The entries of a table by language and term, each still packed."""
    return msgspec.msgpack.decode(packed, type=dict[str, dict[str, msgspec.Raw]])


@cache
def built_in_terms() -> TermTable:
    """The term table that ships with the package."""
    return TermTable.load(Path(str(files("duijie.engine.encode") / "model")))
