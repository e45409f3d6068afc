"""How Chinese characters sound in Latin letters, and how alike two spellings are."""

import re
from difflib import SequenceMatcher
from functools import cache

# Spellings shorter than this agree by chance too easily to be compared by their consonants.
_FEWEST_CONSONANTS = 3
_MANY_CONSONANTS, _NEARLY_ALL = 5, 0.85
_SHORTEST_INEXACT = 4
_SAME_CONSONANTS = 0.8
_INEXACT = 0.75

# Consonants that transcriptions of foreign and older names exchange, by sound.
_SOUNDS = (
    (re.compile("zh|ch|sh|ts|tz|[zcsxjq]"), "S"),
    (re.compile("ph|[fwv]"), "F"),
    (re.compile("[rl]"), "L"),
    (re.compile("[td]"), "T"),
    (re.compile("[bp]"), "B"),
    (re.compile("[gk]"), "K"),
    (re.compile("n?g$|ng|n"), "N"),
    (re.compile("m"), "M"),
    (re.compile("[aeiouyh]"), ""),
)


@cache
def pinyin(characters: str) -> tuple[str, ...]:
    """The syllables of Chinese characters, without tones; ü is written v."""
    # Its lists of words take half a second and 45 MiB, and few processes ever ask for them.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return tuple(lazy_pinyin(characters))


def consonants(letters: str) -> str:
    """The consonants of a spelling as classes of sounds."""
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return re.sub(r"(.)\1+", r"\1", letters)


def alike(one: str, other: str) -> float:
    """How alike two spellings in small Latin letters are, from 0 to 1."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _SHORTEST_INEXACT:
        return 0.0
    if one[0] == other[0] and len(one) == len(other) and consonants(one) == consonants(other):
        return _INEXACT
    near = _ratio(one, other)
    bones = consonants(one), consonants(other)
    if bones[0] == bones[1] and len(bones[0]) >= _FEWEST_CONSONANTS:
        return max(near, _SAME_CONSONANTS)
    if min(map(len, bones)) >= _MANY_CONSONANTS:
        near = max(near, _SAME_CONSONANTS * (_ratio(*bones) > _NEARLY_ALL))
    return near if near > _INEXACT else 0.0


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
