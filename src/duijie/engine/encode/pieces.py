"""The pieces of a word the built-in encoder has vectors for."""

from duijie.engine.text.stopwords import CHINESE, ENGLISH
from duijie.engine.text.tokens import stem

# Heads and tails carry the meaning of unseen compounds (thermo-, -hydrate); in shorter words
# they would only repeat the word.
_SHORTEST_CUT = 6
_CUT = 5
# Longer numbers are identifiers or measured values; quantities are read apart.
_LONGEST_NUMBER = 4

_known: dict[str, tuple[str, ...]] = {}


def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a lower-case word: itself, its stem and ends, or its characters.

    Stop words have none. ``~`` marks a stem, ``^`` a head, ``$`` a tail and
    ``c:`` a single Chinese character, so that they never meet a word of the same
    letters.
    """
    found = _known.get(word)
    if found is None:
        found = _known[word] = _latin(word) if word.isascii() else _chinese(word)
    return found


def _latin(word: str) -> tuple[str, ...]:
    if word in ENGLISH:
        return ()
    if word[0].isdigit():
        return (word,) if len(word) <= _LONGEST_NUMBER else ()
    root = stem(word)
    found = [word] if root == word else [word, f"~{root}"]
    if len(word) >= _SHORTEST_CUT:
        found += [f"^{word[:_CUT]}", f"${word[-_CUT:]}"]
    return tuple(found)


def _chinese(word: str) -> tuple[str, ...]:
    whole = () if len(word) == 1 or word in CHINESE else (word,)
    return whole + tuple(f"c:{character}" for character in word if character not in CHINESE)
