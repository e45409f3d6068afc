"""The lexicon of measured properties, both languages (``properties.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duijie.kernel.language import Language

# A share or a multiple can be said of anything that changes.
# Asked of a number without a unit.
BARE = "bare"
_SHARES = frozenset({"ratio", "multiple"})
_LONGEST_TAIL = 4


@dataclass(frozen=True, slots=True)
class Concept:
    """A property by its English key, and the dimensions its values can have."""

    key: str
    dimensions: frozenset[str]
    bare: bool = False

    def fits(self, dimension: str, *, changed: bool = False) -> bool:
        """Whether a value of this dimension can measure the property."""
        if dimension == BARE:
            return self.bare
        if not self.dimensions or dimension in self.dimensions:
            return True
        if dimension == "multiple":
            return True
        return dimension in _SHARES and changed


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of properties by their last character (Chinese) or last word (English)."""

    concepts: dict[str, Concept]
    chinese: dict[str, tuple[str, ...]]
    english: dict[str, tuple[tuple[str, ...], ...]]
    endings: dict[str, Concept]
    not_measures: frozenset[str]
    usual: dict[str, tuple[str, str]]

    def chinese_name_at(self, text: str, end: int) -> tuple[str, Concept] | None:
        """The longest Chinese name or measuring ending that ends here."""
        names = self.chinese.get(text[end - 1 : end])
        if names is None:
            return None
        for size in (2, 3, 4):
            if text[end - size : end] in self.not_measures:
                return None
        for name in names:
            if text.endswith(name, 0, end) and _whole(text, end - len(name), name):
                return name, self.concepts[name]
        return None

    def english_name_at(self, words: list[str]) -> tuple[int, Concept] | None:
        """How many of the last words name a property, and which."""
        last = singular(words[-1])
        for name in self.english.get(last, ()):
            tail = words[-len(name) : -1]
            if len(name) <= len(words) and tuple(tail) == name[:-1]:
                return len(name), self.concepts[" ".join(name)]
        return None

    def usual_name(self, key: str, language: Language) -> str:
        """What a property is usually called in a language; empty where it has no name."""
        chinese, english = self.usual.get(key, ("", ""))
        return chinese if language is Language.ZH else english

    def concept_of(self, name: str) -> Concept | None:
        """The concept a name as written belongs to, by its longest known ending."""
        folded = name.strip().lower()
        words = [singular(word) for word in folded.split()]
        for size in range(min(len(words), _LONGEST_TAIL), 0, -1):
            concept = self.concepts.get(" ".join(words[-size:]))
            if concept:
                return concept
        found = self.chinese_name_at(name.strip(), len(name.strip()))
        return found[1] if found else None


def singular(word: str) -> str:
    """An English word without its plural ending, in lower case."""
    word = word.lower()
    if word.endswith("ies") and len(word) > _LONGEST_TAIL:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _whole(text: str, start: int, name: str) -> bool:
    """Whether a name of Latin letters is not the tail of a longer word."""
    if not name[0].isascii():
        # "P值" and the like are test statistics.
        before = text[start - 1 : start]
        return len(name) > 1 or not (before.isascii() and before.isalnum())
    before = text[start - 1 : start]
    return not (before.isascii() and before.isalpha())


@cache
def lexicon() -> Lexicon:
    """The lexicon of ``properties.toml``, loaded at first use."""
    source = files(__package__).joinpath("properties.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    concepts: dict[str, Concept] = {}
    chinese: dict[str, list[str]] = {}
    english: dict[str, set[tuple[str, ...]]] = {}
    for key, entry in table["concept"].items():
        concept = Concept(key, frozenset(entry["dimensions"]), entry.get("bare", False))
        for name in entry["zh"]:
            concepts[name] = concept
            chinese.setdefault(name[-1], []).append(name)
        for name in entry["en"]:
            words = (*name.lower().split()[:-1], singular(name.split()[-1]))
            concepts[" ".join(words)] = concept
            english.setdefault(words[-1], set()).add(words)
    endings = _endings(table)
    for ending, concept in endings.items():
        concepts.setdefault(ending, concept)
        names = chinese.setdefault(ending[-1], [])
        names.extend(() if ending in names else [ending])
    return Lexicon(
        concepts,
        {last: tuple(sorted(names, key=len, reverse=True)) for last, names in chinese.items()},
        {last: tuple(sorted(names, key=len, reverse=True)) for last, names in english.items()},
        endings,
        frozenset(table["not_measures"]["zh"]),
        {
            key: (next(iter(entry["zh"]), ""), next(iter(entry["en"]), ""))
            for key, entry in table["concept"].items()
        },
    )


_BARE_ENDINGS = frozenset({"率", "比", "值", "系数", "指数", "得分"})


def _endings(table: dict[str, dict[str, list[str]]]) -> dict[str, Concept]:
    endings = {}
    for dimension, tails in table["endings"].items():
        dimensions = frozenset() if dimension == "any" else frozenset({dimension})
        for tail in tails:
            endings[tail] = Concept(tail, dimensions, tail in _BARE_ENDINGS)
    return endings
