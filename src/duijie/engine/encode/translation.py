"""The term table between Chinese and English: which terms say the same, how surely."""

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from duijie.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Translation:
    """A term of the other language and the probability that it is meant."""

    term: str
    probability: float


class TermTable:
    """Translations of index terms in both directions, learned from parallel text.

    See docs/algorithms/term-table.md: IBM model 1 (Brown et al. 1993,
    "The Mathematics of Statistical Machine Translation") on titles, keywords,
    IPC titles and dictionary entries.
    """

    def __init__(self, entries: dict[str, dict[str, list[tuple[str, float]]]]) -> None:
        self._entries = entries

    @classmethod
    def load(cls, folder: Path) -> "TermTable":
        """The table of a model folder."""
        packed = zlib.decompress((folder / "terms.bin").read_bytes())
        return cls(
            msgspec.msgpack.decode(packed, type=dict[str, dict[str, list[tuple[str, float]]]])
        )

    def save(self, folder: Path) -> None:
        """Write the table into a model folder."""
        (folder / "terms.bin").write_bytes(zlib.compress(msgspec.msgpack.encode(self._entries), 9))

    def of(self, term: str, language: Language) -> tuple[Translation, ...]:
        """The translations of a term of the given language, likeliest first."""
        return tuple(Translation(*entry) for entry in self._entries[language].get(term, ()))

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))


@cache
def built_in_terms() -> TermTable:
    """The term table that ships with the package."""
    return TermTable.load(Path(str(files("duijie.engine.encode") / "model")))
