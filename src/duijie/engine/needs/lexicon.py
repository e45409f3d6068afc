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
from importlib.resources import files
from typing import Any

from duijie.engine.text.language import HAN

_WORD = re.compile("[a-z]{2}|[$€£¥%&]")
_HAN = re.compile(f"[{HAN}]")
_PLAIN = re.compile(f"[{HAN}](?![?*{{])")
# A group of plain words at the beginning of an expression, perhaps optional.
_LEADING = re.compile(rf"\(\?:(?P<words>[{HAN}]+(?:\|[{HAN}]+){{0,11}})\)(?P<maybe>\?)?(?![*+{{])")
_BRACKETS = re.compile(r"\\.|[()|]|\[[^\]]*\]")
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
    """Codes and their expressions, as one compiled pattern per language.

    Where two entries could match at the same place the one declared first wins.
    ``tail`` is an expression every entry has to be followed by. Two patterns and
    not one, because most texts are in one language and need one of them only.
    """

    def __init__(self, entries: dict[str, dict[str, list[str]]], tail: str = "") -> None:
        self.codes = tuple(entries)
        han = _of(entries, "zh", opened)
        self._han = _Scanner([one for one in han if starts_plainly(one[1])], "", tail)
        self._hard = _Scanner([one for one in han if not starts_plainly(one[1])], "", tail)
        latin = _of(entries, "en", lambda expression: [expression])
        self._latin = _Scanner(latin, r"(?<![a-z])", tail or r"(?![a-z])")
        self._any = _Scanner(_of(entries, "any", lambda expression: [expression]), "", tail)

    def hits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every place a code stands in lower-case normal text, left to right."""
        end = len(text) if end is None else end
        found = self._any.scan(text, start, end)
        if _WORD.search(text, start, end):
            found += self._latin.scan(text, start, end)
        if not text.isascii() and _HAN.search(text, start, end):
            found += self._han.scan(text, start, end)
            found += self._hard.scan(text, start, end)
        if not found:
            return
        found.sort(key=lambda hit: (hit.start, -hit.end))
        done = start
        for hit in found:
            if hit.start >= done:
                done = hit.end
                yield hit

    def first(self, text: str, start: int = 0, end: int | None = None) -> Hit | None:
        """The first place a code stands, or None."""
        return next(self.hits(text, start, end), None)


class _Scanner:
    """Expressions as one pattern; an empty group after each tells which one matched.

    The groups stand last so that the pattern begins with plain characters, by
    which ``re`` skips the places where none can match.
    """

    def __init__(self, expressions: list[tuple[str, str]], head: str, tail: str) -> None:
        self._codes = [code for code, _ in expressions]
        branches = "|".join(f"{expression}()" for _, expression in expressions)
        joined = f"{head}(?:{branches}){tail}" if head or tail else branches
        self._pattern = re.compile(joined) if expressions else None

    def scan(self, text: str, start: int, end: int) -> list[Hit]:
        """Where the expressions match, each place once."""
        if self._pattern is None:
            return []
        return [
            Hit(self._codes[match.lastindex - 1], match.start(), match.end())
            for match in self._pattern.finditer(text, start, end)
            if match.lastindex and match.end() > match.start()
        ]


def _of(
    entries: dict[str, dict[str, list[str]]], language: str, forms: Callable[[str], list[str]]
) -> list[tuple[str, str]]:
    return [
        (code, form)
        for code, entry in entries.items()
        for expression in entry.get(language, ())
        for alternative in alternatives(expression)
        for form in forms(alternative)
    ]


def alternatives(expression: str) -> list[str]:
    """An expression cut at its outermost bars."""
    parts, depth, start = [], 0, 0
    for mark in _BRACKETS.finditer(expression):
        depth += {"(": 1, ")": -1}.get(mark.group(), 0)
        if mark.group() == "|" and not depth:
            parts.append(expression[start : mark.start()])
            start = mark.end()
    return [*parts, expression[start:]]


def starts_plainly(expression: str) -> bool:
    """Whether every match of an expression begins with one certain Chinese character."""
    return _PLAIN.match(expression) is not None


def opened(expression: str) -> list[str]:
    """An expression with its leading group written out, longest forms first.

    ``(?:拟|欲)?采购`` becomes 拟采购, 欲采购, 采购: each begins with a plain
    character then.
    """
    match = _LEADING.match(expression)
    if match is None:
        return [_bounded(expression)]
    rest = expression[match.end() :]
    forms = [word + rest for word in match["words"].split("|")] + ([rest] if match["maybe"] else [])
    return [
        form
        for one in forms
        for form in (opened(one) if one.startswith("(?:") else [_bounded(one)])
    ]


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
