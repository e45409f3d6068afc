"""The technology readiness a need asks for, levels 1 to 9, from numbers and words."""

import re
from functools import lru_cache

from duijie.engine.needs.lexicon import Hit, lexicon, table
from duijie.engine.needs.page import Page, lower
from duijie.engine.needs.types import Evidence, Maturity
from duijie.engine.records import Field
from duijie.engine.text.normalise import normalise
from duijie.kernel.language import Language

_LEVEL = re.compile(r"(?<!\d)[1-9](?!\d)")
_OR_MORE = re.compile(r"以上|不低于|至少|[≥>+]|at least|or (?:higher|above|better|more)|and above")
_HIGHEST = 9
# Characters after a word of maturity in which "or higher" belongs to it.
_AFTER = 12


def read_maturity(page: Page) -> Maturity | None:
    """The readiness asked for: the weightiest reading, the first of equals."""
    column = page.record.get(Field.READINESS).strip()
    if column:
        levels = levels_in(column)
        return Maturity(*levels, Evidence(column, None, Field.READINESS)) if levels else None
    ranked = [
        (_weight(page, hit), -hit.start, hit)
        for hit in page.hits("maturity", "level")
        if not _not_asked(page, hit)
    ]
    if not ranked:
        return None
    hit = max(ranked, key=lambda one: one[:2])[2]
    words = page.low[hit.start : hit.end + _AFTER]
    return Maturity(*_levels(hit.code, words), page.evidence(hit.start, hit.end))


@lru_cache(maxsize=1024)
def levels_in(words: str) -> tuple[int, int] | None:
    """The lowest and highest level that the words of a readiness column state."""
    low = lower(normalise(words.strip()))
    hit = lexicon("maturity", "level").first(low)
    if hit is None and not _LEVEL.search(low):
        return None
    return _levels(hit.code if hit else "trl", low)


def _levels(code: str, words: str) -> tuple[int, int]:
    if code != "trl":
        entry = table("maturity")["level"][code]
        return entry["low"], _HIGHEST if _OR_MORE.search(words) else entry["high"]
    found = [int(level) for level in _LEVEL.findall(words)] or [1]
    if len(found) == 1 and _OR_MORE.search(words):
        return found[0], _HIGHEST
    return min(found[:2]), max(found[:2])


def _weight(page: Page, hit: Hit) -> float:
    weights = table("maturity")["weights"]
    weight = float(weights["trl"]) if hit.code == "trl" else 0.0
    if page.role(hit.start) == "maturity":
        weight += weights["section"]
    elif page.role(hit.start) == "proof":
        weight += weights["proof"]
    if page.first("wants", "cue", *page.sentence(hit.start)):
        weight += weights["cue"]
    return weight


def _not_asked(page: Page, hit: Hit) -> bool:
    if page.role(hit.start) in {"current", "keywords", "skip"}:
        return True
    # An English subject and its verdict may stand commas apart, a Chinese clause speaks for itself.
    chinese = page.language is Language.ZH
    scope = page.clause(hit.start, hit.end) if chinese else page.sentence(hit.start)
    return page.first("maturity", "not_asked", *scope) is not None
