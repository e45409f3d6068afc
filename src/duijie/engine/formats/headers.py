"""What a column header means: the engine's field, how surely, and the unit it carries."""

import re
import tomllib
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from duijie.engine.records import Field
from duijie.engine.text.normalise import normalise

EXACT, PART, ENDING, SIMILAR = 1.0, 0.95, 0.85, 0.75
# A longer cell is a sentence, not a header; most are under ten characters.
_LONGEST = 40
# Two four-character headers that share three characters are alike at .75 and mean different
# things (需求名称, 需求单位); at .84 one character in seven may differ.
_ALIKE = 0.84
_SHORTEST_ALIKE = 5
_SHORTEST_ENDING = 3

_BRACKETS = re.compile(r"[(\[{<【〔《](.*?)[)\]}>】〕》]")
_OPEN_BRACKET = re.compile(r"[(\[【].*$", re.DOTALL)
_NUMBERING = re.compile(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.．:](?!\d)\s*)+")
_MARKS = re.compile(r"必填项?|选填项?|可多选|单选|[*★☆▲●·:;,。、\"'?!]")
_BARE_UNIT = re.compile(r"[/,:，：\s]?\s*([千万亿]元|万美元)$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LANGUAGE_ENDING = re.compile(r" (?:zh|en|cn)$")
_ARTICLES = re.compile(r"\b(?:the|an?|your|our)\s+")
_UNIT_WORDS = re.compile(r"^(?:单位|unit|in)\s*:?\s*")


class Meaning(NamedTuple):
    """The field a header names and how surely; no field for headers known to be other."""

    field: Field | None
    score: float


class _Words(NamedTuple):
    fields: dict[str, Field]
    other: frozenset[str]
    units: dict[str, str]
    heads: frozenset[str]


@cache
def _words() -> _Words:
    text = files(__package__ or "").joinpath("columns.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    fields = {
        plain_header(name): Field(field)
        for field, names in table["fields"].items()
        for name in names
    }
    fields |= {plain_header(field.value): field for field in Field}
    return _Words(
        fields,
        frozenset(map(plain_header, table["other"]["headers"])),
        table["units"],
        frozenset(table["heads"]["english"]),
    )


@lru_cache(maxsize=4096)
def plain_header(header: str) -> str:
    """A header as compared: lower case, without numbering, notes, marks and unit."""
    text = normalise(header).strip().lower()
    text = _NUMBERING.sub("", text)
    bare = _OPEN_BRACKET.sub("", _BRACKETS.sub("", text)) or text.strip("()[]【】")
    bare = _BARE_UNIT.sub("", _MARKS.sub("", bare).strip()) or bare
    if _CHINESE.search(bare):
        return re.sub(r"[\s_\-]+", "", bare)
    words = re.sub(r"[\s_\-.]+", " ", bare).strip()
    return _LANGUAGE_ENDING.sub("", _ARTICLES.sub("", words)) or words


@lru_cache(maxsize=4096)
def unit_of(header: str) -> str:
    """What is to be written behind a bare number below this header, or nothing."""
    text = normalise(header).strip().lower()
    units = _words().units
    for note in _BRACKETS.findall(text):
        for part in re.split(r"[,，;；]\s+|[，；]", note):
            unit = units.get(_UNIT_WORDS.sub("", part.strip()))
            if unit:
                return unit
    bare = _BARE_UNIT.search(_OPEN_BRACKET.sub("", _BRACKETS.sub("", text)).strip())
    return units.get(bare[1], "") if bare else ""


@lru_cache(maxsize=4096)
def meaning_of(header: str) -> Meaning | None:
    """What a header means, or None when it is not known."""
    plain = plain_header(header)
    if not plain or len(plain) > _LONGEST:
        return None
    words = _words()
    if plain in words.other:
        return Meaning(None, EXACT)
    if plain in words.fields:
        return Meaning(words.fields[plain], EXACT)
    parts = [words.fields.get(part.strip()) for part in re.split(r"[/／|]|或|及|和", plain)]
    field = next((part for part in parts if part), None)
    if field:
        return Meaning(field, PART)
    return _by_ending(plain) or _by_likeness(plain)


def _by_ending(plain: str) -> Meaning | None:
    """The head of a Chinese or English noun stands last: 企业技术需求名称, proposed need title."""
    chinese = bool(_CHINESE.search(plain))
    best = ""
    for name in (*_words().fields, *_words().other):
        edge = name if chinese else f" {name}"
        if len(name) > len(best) and plain.endswith(edge) and _decides(name, chinese=chinese):
            best = name
    return Meaning(_words().fields.get(best), ENDING) if best else None


def _decides(ending: str, *, chinese: bool) -> bool:
    if chinese:
        return len(ending) >= _SHORTEST_ENDING
    return " " in ending or ending in _words().heads


def _by_likeness(plain: str) -> Meaning | None:
    if len(plain) < _SHORTEST_ALIKE:
        return None
    best, field = _ALIKE, None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(plain)
    for name, candidate in _words().fields.items():
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio >= best:
            best, field = ratio, candidate
    return Meaning(field, SIMILAR) if field else None
