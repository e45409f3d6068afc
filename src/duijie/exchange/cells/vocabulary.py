"""What columns and words are called in spreadsheets, and how they are recognised."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from duijie.kernel.language import Language

Names = Mapping[str, Mapping[str, list[str]]]

_BLANKS = re.compile(r"[\s_*★☆:：]+")
CLEAR = ("[清空]", "[clear]")


@cache
def _tables() -> Mapping[str, Names]:
    text = files(__package__ or "").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def plain(word: str) -> str:
    """A word as compared: without case, width, blanks and stars."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", word).casefold())


def words_of(group: str) -> tuple[str, ...]:
    """The codes of a group, in their order."""
    return tuple(_tables()[group])


def word_for(group: str, code: str, language: Language) -> str:
    """What a code is called."""
    return _tables()[group][code][language][0]


@cache
def _codes(group: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, names in _tables()[group].items():
        for name in (code, *(name for language in Language for name in names[language])):
            found.setdefault(plain(name), code)
    return found


def code_for(group: str, word: str) -> str | None:
    """The code that a word stands for, or None."""
    return _codes(group).get(plain(word))


@cache
def _longest_first(group: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_codes(group).items(), key=lambda pair: -len(pair[0])))


def code_within(group: str, text: str) -> str | None:
    """The code whose longest name stands somewhere in a text, or None."""
    found = plain(text)
    return next((code for name, code in _longest_first(group) if name in found), None)


def header_for(code: str, language: Language) -> str:
    """The header of a column as we write it."""
    return word_for("columns", code, language)


def column_for(header: str) -> str | None:
    """The column that a header names, or None; of a header in two rows, the lower one counts."""
    return code_for("columns", header) or code_for("columns", header.rpartition(" / ")[2])


def titles_of(kind: str) -> tuple[str, ...]:
    """Headers that name records of a kind, though the engine does not take them for titles."""
    return tuple(_tables()["titles"].get(kind, {}).get("names", ()))
