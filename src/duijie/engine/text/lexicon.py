"""Words of the field that jieba's own dictionary lacks."""

import zlib
from importlib.resources import files


def load_words() -> tuple[str, ...]:
    """The shipped domain words (see docs/algorithms/text.md for where they come from)."""
    packed = files(__package__).joinpath("lexicon.bin").read_bytes()
    return tuple(zlib.decompress(packed).decode("utf-8").split("\n"))
