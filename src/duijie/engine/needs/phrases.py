"""Readings that are words of a lexicon: materials, constraints, cooperation, places."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from duijie.engine.needs.lexicon import Hit, lexicon, table
from duijie.engine.needs.page import Page
from duijie.engine.needs.types import Evidence, Reading
from duijie.engine.records import Field
from duijie.engine.text.normalise import normalise

_MOST = 12


def read_constraints(page: Page) -> tuple[Reading, ...]:
    """Standards, surroundings, cost, size and the like, in reading order."""
    hits = (hit for hit in page.hits("constraints", "kind") if page.role(hit.start) != "current")
    return _readings(page, _distinct(page, hits))


def read_cooperation(page: Page) -> tuple[Reading, ...]:
    """The forms of cooperation asked for; the column outweighs the text."""
    column = _from_column(page, Field.COOPERATION, "cooperation", "form")
    if column:
        return column
    hits = [hit for hit in page.hits("cooperation", "form") if not _not_asked(page, hit)]
    return _readings(page, _distinct(page, hits, by_code=True))


def read_confidentiality(page: Page) -> Reading | None:
    """What is said about disclosure, the first word of it."""
    column = _from_column(page, Field.CONFIDENTIALITY, "confidentiality", "level")
    if column:
        return column[0]
    # A programme's export notice is boilerplate for the reader, but it does restrict disclosure.
    hit = lexicon("confidentiality", "level").first(page.low)
    return Reading(hit.code, page.evidence(hit.start, hit.end)) if hit else None


def read_materials(page: Page) -> tuple[Reading, ...]:
    """Materials named, each once, in order; the code is the word in lower case."""
    found: dict[str, tuple[int, int]] = {}
    for match in chain.from_iterable(one.finditer(page.low) for one in _materials()):
        if page.readable(match.start()):
            found.setdefault(match.group(), (match.start(), match.end()))
    for match in _formulas().finditer(page.normal):
        if page.readable(match.start()) and match.group() not in _not_formulas():
            found.setdefault(match.group().lower(), (match.start(), match.end()))
    spans = sorted(found.items(), key=lambda item: item[1])
    return tuple(Reading(code, page.evidence(*span)) for code, span in spans[:_MOST])


def read_regions(page: Page) -> tuple[Reading, ...]:
    """Places the partner or the work should be in; a bare place name is not a wish."""
    value = normalise(page.record.get(Field.REGION)).lower()
    if value.strip():
        evidence = Evidence(page.record.get(Field.REGION), None, Field.REGION)
        codes = dict.fromkeys(hit.code for hit in _places(value))
        return tuple(Reading(code, evidence) for code in codes or [evidence.words.strip()])
    found: dict[str, Reading] = {}
    for hit in _places(page.low):
        if page.readable(hit.start) and _wished(page, hit):
            found.setdefault(hit.code, Reading(hit.code, page.evidence(hit.start, hit.end)))
    return tuple(found.values())


def _places(low: str) -> Iterator[Hit]:
    """Names of places, left to right; one dictionary, because there are hundreds of them."""
    codes, patterns = _gazetteer()
    for pattern in patterns:
        for match in pattern.finditer(low):
            yield Hit(codes[match.group()], match.start(), match.end())
    yield from lexicon("places", "area").hits(low)


@cache
def _gazetteer() -> tuple[dict[str, str], tuple[re.Pattern[str], ...]]:
    names = [
        (name, code)
        for code, entry in table("places")["place"].items()
        for name in entry.get("zh", []) + entry.get("en", [])
    ]
    latin = "|".join(name for name, _ in names if name.isascii())
    han = "|".join(name for name, _ in names if not name.isascii())
    return dict(names), (re.compile(han), re.compile(rf"\b(?:{latin})\b"))


def _wished(page: Page, hit: Hit) -> bool:
    if hit.code in table("places")["anywhere"]["codes"] or page.role(hit.start) == "region":
        return page.role(hit.start) == "region" or "不限" in page.low[hit.start : hit.end]
    before, after = _beside()
    reach = max(hit.start - 24, page.sentence(hit.start)[0])
    return bool(before.search(page.low, reach, hit.start) or after.match(page.low, hit.end))


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    places = table("places")
    before = "|".join(places["before"]["zh"] + [rf"{one}\s" for one in places["before"]["en"]])
    after = "|".join(places["after"]["zh"] + places["after"]["en"])
    return re.compile(rf"(?:{before})$"), re.compile(after)


def _not_asked(page: Page, hit: Hit) -> bool:
    if page.role(hit.start) == "cooperation":
        return False
    first, last = page.sentence(hit.start)
    return page.first("cooperation", "not_asked", first, last) is not None


def _from_column(page: Page, field: Field, name: str, part: str) -> tuple[Reading, ...]:
    words = page.record.get(field).strip()
    if not words:
        return ()
    evidence = Evidence(words, None, field)
    codes = dict.fromkeys(hit.code for hit in lexicon(name, part).hits(normalise(words).lower()))
    return tuple(Reading(code, evidence) for code in codes or ["other"])


def _distinct(page: Page, hits: Iterable[Hit], *, by_code: bool = False) -> list[Hit]:
    """The first of each code and wording, or of each code."""
    found: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        words = "" if by_code else page.low[hit.start : hit.end]
        found.setdefault((hit.code, words), hit)
    return list(found.values())[:_MOST]


def _readings(page: Page, hits: Iterable[Hit]) -> tuple[Reading, ...]:
    return tuple(Reading(hit.code, page.evidence(hit.start, hit.end)) for hit in hits)


@cache
def _materials() -> tuple[re.Pattern[str], ...]:
    chinese, english = table("materials")["zh"], table("materials")["en"]
    longest = sorted(chinese["heads"], key=len, reverse=True)
    modifiers = "|".join(sorted(chinese["modifiers"], key=len, reverse=True))
    # Few characters begin a material; the rest are passed over before anything is tried.
    first = "".join(sorted({word[0] for word in chinese["modifiers"] + chinese["heads"]}))
    han = f"(?=[{first}])(?:{modifiers}){{0,3}}(?:{'|'.join(longest)})"
    latin = rf"(?<![a-z])(?:{'|'.join(english['words'])})(?![a-z])"
    return re.compile(han), re.compile(latin)


@cache
def _formulas() -> re.Pattern[str]:
    elements = "|".join(sorted(table("materials")["formula"]["elements"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?=\w*[\da-z])(?:(?:{elements})(?:1[0-2]|[2-9])?){{2,7}}(?![\w-])"
    )


@cache
def _not_formulas() -> frozenset[str]:
    return frozenset(table("materials")["formula"]["not"])
