"""Words of the field that jieba's own dictionary lacks."""

import zlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_FILE = "lexicon.bin"


def load_words() -> tuple[str, ...]:
    """The shipped domain words (see docs/algorithms/text.md for where they come from)."""
    packed = files(__package__).joinpath(_FILE).read_bytes()
    return tuple(zlib.decompress(packed).decode("utf-8").split("\n"))


def save_words(words: Iterable[str], folder: Path) -> Path:
    """Write a list of words into a folder as it is shipped; the file written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _FILE
    path.write_bytes(zlib.compress("\n".join(words).encode("utf-8"), 9))
    return path
