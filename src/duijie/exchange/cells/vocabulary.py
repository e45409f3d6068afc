"""What columns and words are called in spreadsheets, and how they are recognised."""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from duijie.catalogue.types import words
from duijie.catalogue.words import WORDS, field_label, word_label
from duijie.kernel.language import Language

Names = Mapping[str, Mapping[str, list[str]]]

_BLANKS = re.compile(r"[\s_*★☆:：]+")
CLEAR: Final = ("[清空]", "[clear]")
# Groups whose words the catalogue has names for; the vocabulary adds what else they are called.
LISTS: Final[Mapping[str, type[StrEnum]]] = {
    "stage": words.Stage,
    "visibility": words.Visibility,
    "cooperation": words.Cooperation,
    "price_kind": words.PriceKind,
    "product_form": words.ProductForm,
    "confidentiality": words.Confidentiality,
    "availability": words.Availability,
    "consent": words.PersonConsent,
    "lab_kind": words.LabKind,
    "level": words.LabLevel,
    "openness": words.Openness,
    "right_kind": words.RightKind,
    "right_status": words.RightStatus,
    "verdict": words.Verdict,
    "demand": words.Demand,
}


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
    if group in LISTS:
        return word_label(LISTS[group](code), language)
    if group == "columns" and f"field.{code}" in WORDS:
        return field_label(code, language)
    return _tables()[group][code][language][0]


def _names(group: str, code: str) -> Iterator[str]:
    """Everything a code is called, in either language."""
    yield code
    for language in Language:
        yield word_for(group, code, language)
        yield from _tables()[group][code][language]


@cache
def _codes(group: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code in _tables()[group]:
        for name in _names(group, code):
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


def column_for(header: str, known: Collection[str]) -> str | None:
    """The column, of those known, that a header names. Of two header rows the lower one counts."""
    for name in (header, header.rpartition(" / ")[2]):
        found = (code for code in _columns().get(plain(name), ()) if code in known)
        if column := next(found, None):
            return column
    return None


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    """Every column that a header may name; some mean one thing of offers, another of needs."""
    found: dict[str, tuple[str, ...]] = {}
    for code in _tables()["columns"]:
        for name in map(plain, _names("columns", code)):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), code)))
    return found


def titles_of(kind: str) -> tuple[str, ...]:
    """Headers that name records, though the engine does not take them for titles."""
    ours = [
        word_for("columns", column, language)
        for language in Language
        for column in ("title_zh", "title_en")
    ]
    return (*ours, *_tables()["titles"].get(kind, {}).get("names", ()))
