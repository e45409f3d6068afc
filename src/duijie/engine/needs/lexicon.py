"""Rules and word lists read from the TOML files of ``lexicons`` and compiled once.

A lexicon file holds tables ``[code]`` with ``zh`` and ``en``, lists of regular
expressions matched against the normal form of a text in lower case. English
expressions are bounded by non-letters by the loader, Chinese ones are not;
``any`` holds expressions of neither language, taken as they are.
Docs: docs/algorithms/need-card.md.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from heapq import merge
from importlib.resources import files
from typing import Any

from duijie.engine.text.language import HAN

_HAN = re.compile(f"[{HAN}]")
_LATIN_FIRST = re.compile(r"[(?:]*[a-z0-9]")
_LATIN_LAST = re.compile(r"(?<!\\)[a-z]\)*$")
_LISTS = {"zh", "en", "any"}
_FILES = f"{__package__}.lexicons"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where an entry of a lexicon stands in a text."""

    code: str
    start: int
    end: int


class Lexicon:
    """Codes and the expressions that stand for them, as one compiled pattern per language.

    Where two entries could match at the same place the one declared first wins.
    ``tail`` is an expression every entry has to be followed by. Two patterns and
    not one, because most texts are in one language and need one of them only.
    """

    def __init__(self, entries: dict[str, dict[str, list[str]]], tail: str = "") -> None:
        self.codes = tuple(entries)
        self._han = _compile(entries, _han_words, "", tail)
        self._latin = _compile(entries, _latin_words, r"(?<![a-z])", tail or r"(?![a-z])")
        self._any = _compile(entries, _any_words, "", tail)

    def hits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every place a code stands in lower-case normal text, left to right."""
        end = len(text) if end is None else end
        patterns = [self._latin, self._any]
        if not text.isascii() and _HAN.search(text, start, end):
            patterns.append(self._han)
        scans = [self._scan(one, text, start, end) for one in patterns if one is not None]
        if len(scans) == 1:
            yield from scans[0]
            return
        done = start
        for hit in merge(*scans, key=lambda one: (one.start, -one.end)):
            if hit.start >= done:
                done = hit.end
                yield hit

    def first(self, text: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The first place a code stands, or None."""
        return next(self.hits(text, start, end), None)

    def _scan(self, pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Hit]:
        for match in pattern.finditer(text, start, end):
            if match.end() > match.start() and match.lastgroup is not None:
                yield Hit(self.codes[int(match.lastgroup[1:])], match.start(), match.end())


Words = Callable[[dict[str, list[str]]], list[str]]


def _compile(
    entries: dict[str, dict[str, list[str]]], words: Words, head: str, tail: str
) -> re.Pattern[str] | None:
    branches = [
        f"(?P<c{number}>{'|'.join(found)})"
        for number, entry in enumerate(entries.values())
        if (found := words(entry))
    ]
    return re.compile(f"{head}(?:{'|'.join(branches)}){tail}") if branches else None


def _han_words(entry: dict[str, list[str]]) -> list[str]:
    return [_bounded(expression) for expression in entry.get("zh", ())]


def _latin_words(entry: dict[str, list[str]]) -> list[str]:
    return entry.get("en", [])


def _any_words(entry: dict[str, list[str]]) -> list[str]:
    return entry.get("any", [])


def _bounded(expression: str) -> str:
    """A Chinese list's expression; one of Latin letters must not match inside a word."""
    left = r"(?<![a-z])" if _LATIN_FIRST.match(expression) else ""
    right = r"(?![a-z])" if _LATIN_LAST.search(expression) else ""
    return f"{left}(?:{expression}){right}" if left or right else expression


@cache
def table(name: str) -> dict[str, Any]:
    """A lexicon file as read, for the settings that are not word lists."""
    text = files(_FILES).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon(name: str, section: str = "") -> Lexicon:
    """The compiled word lists of a file, or of one of its sections."""
    entries = table(name)
    for part in filter(None, section.split(".")):
        entries = entries[part]
    if _LISTS & entries.keys():
        entries = {section or name: entries}
    return Lexicon(entries)


def names() -> Iterable[str]:
    """The names of all lexicon files, for tests and warm-up."""
    return sorted(
        item.name.removesuffix(".toml")
        for item in files(_FILES).iterdir()
        if item.name.endswith(".toml")
    )
