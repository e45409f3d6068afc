"""The words and places that names are made of, Chinese beside English."""

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Role(StrEnum):
    """What a part of a name says."""

    DISTINCTIVE = "distinctive"
    PLACE = "place"
    COUNTRY = "country"
    HEAD = "head"
    PARENT = "parent"
    SUBJECT = "subject"
    GENERAL = "general"
    LEGAL = "legal"


# The tables of words.toml and places.toml, and what their words say.
_ROLES = {
    "legal": Role.LEGAL,
    "general": Role.GENERAL,
    "parent": Role.PARENT,
    "head": Role.HEAD,
    "subject": Role.SUBJECT,
    "province": Role.PLACE,
    "city": Role.PLACE,
    "quarter": Role.PLACE,
    "abroad": Role.PLACE,
    "country": Role.COUNTRY,
    "spelling": Role.DISTINCTIVE,
}

# Renderings after the first are used as well, but as often for another word.
_USUAL, _POSSIBLE = 1.0, 0.9

_SILENT = frozenset({"of", "the", "and", "for", "in", "at", "de", "der", "province"})
_MARKS_INSIDE_WORDS = re.compile(r"['’.]")
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """A Chinese word that a part of a name may stand for, and how surely."""

    word: str
    role: Role
    strength: float


@dataclass(slots=True)
class Lexicon:
    """What a stretch of characters or of English words may mean."""

    han: dict[str, Meaning] = field(default_factory=dict)
    latin: dict[tuple[str, ...], list[Meaning]] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    longest_han: int = 0
    longest_latin: int = 0

    def add(self, word: str, renderings: list[str], role: Role) -> None:
        """Take up a Chinese word with its English renderings."""
        self.han[word] = Meaning(word, role, _USUAL)
        self.longest_han = max(self.longest_han, len(word))
        for place, rendering in enumerate(renderings):
            phrase = english_words(rendering)
            meaning = Meaning(word, role, _POSSIBLE if place else _USUAL)
            self.latin.setdefault(phrase, []).append(meaning)
            self.longest_latin = max(self.longest_latin, len(phrase))


def english_words(text: str) -> tuple[str, ...]:
    """The words of an English name in lower case and singular, without small ones."""
    return tuple(singular(word) for word in spelled_words(text))


def spelled_words(text: str) -> tuple[str, ...]:
    """The words of an English name as they are spelled, in small letters."""
    words = re.findall(r"[a-z0-9]+", _MARKS_INSIDE_WORDS.sub("", text.lower()))
    return tuple(word for word in words if word not in _SILENT)


def singular(word: str) -> str:
    """A word without its plural ending; roughly, but the same for both names."""
    if len(word) <= _SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


@cache
def lexicon() -> Lexicon:
    """The lexicon of this package, read once."""
    found = Lexicon()
    folder = files(__package__)
    for name in ("words.toml", "places.toml"):
        tables = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        found.short.update(tables.pop("short", {}))
        for table, words in tables.items():
            for word, renderings in words.items():
                found.add(word, renderings, _ROLES[table])
    found.longest_han = max(found.longest_han, *map(len, found.short))
    return found
