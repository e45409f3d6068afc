"""Numbers that measure nothing: references, ordinals, identifiers, dates, addresses."""

import re

from duijie.engine.text.quantities.numbers import Number

_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:)[^\s一-鿿]+|[\w.+-]+@[\w.-]+", re.ASCII | re.IGNORECASE | re.ASCII
)
# Always labels, whatever follows the number.
_HARD = re.compile(
    r"(?:\b(?:figs?|figures?|tables?|eqs?|equations?|refs?|sections?|phases?|topics?|subtopics?|pp|TRL"
    r"|MRL|NASA/TM|appendix|claims?|aims?|steps?|chapters?|version|box|code)\b\.?|\bno\.|#|§|№"
    r"|图|附?表|公?式|第|附录|编号|型号|批号|电话|传真|邮编|国标|[A-Z]{2,}/[A-Z]{1,2})"
    r"[\s(]*(?:\d[\d.]*\s?(?:,|and|to|或|和|、|-|~|/)\s?)*$",
    re.IGNORECASE | re.ASCII,
)
# Labels unless a unit of more than one letter follows.
_SOFT = re.compile(
    r"\b(?:types?|class|classes|categor(?:y|ies)|levels?|vol|volumes?|items?|parts?|pages?|tasks?|"
    r"grades?|groups?|days?|weeks?|options?|tiers?|lots?|models?|mark|mk|block|increment|inc|"
    r"generation|gen|release|series|examples?|stages?|rooms?|suites?|numbers?|link)\.?\s?$",
    re.IGNORECASE | re.ASCII,
)
_REFERENCE = re.compile(r"\[[\d\s,、\-~]*$")
_REFERENCE_END = re.compile(r"[\d\s,、\-~]*\]")
_GLUED = re.compile(
    r"(?:by|of|to|about|than|is|at|from|in|on|and|for|over|was|with|least)$",
    re.IGNORECASE | re.ASCII,
)
_CONFIDENCE = re.compile(r"\s?%?\s?(?:CI\b|confidence|置信|可信)", re.IGNORECASE | re.ASCII)
_TWO = 2


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Addresses of pages and of letter boxes, whose digits mean nothing."""
    if "://" not in text and "@" not in text and "www." not in text and "doi:" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def blocked(text: str, number: Number, unit: str, masks: list[tuple[int, int]]) -> bool:
    """Whether the number, with the unit found behind it, is no measurement."""
    if any(start <= number.start < end for start, end in masks):
        return True
    return _inside_name(text, number) or _labelled(text, number, unit) or _ends_oddly(text, number)


def _inside_name(text: str, number: Number) -> bool:
    """Whether letters or another number are glued to the front."""
    before = text[max(0, number.start - 8) : number.start]
    last = before[-1:]
    if number.word or not last.isascii():
        return False
    if last.isalpha():
        return not _GLUED.search(before)
    if last in {"-", "/", "_", ".", ":"} and len(before) >= _TWO:
        earlier = before[-2]
        return earlier.isascii() and (earlier.isalnum() if last != ":" else earlier.isdigit())
    return False


def _labelled(text: str, number: Number, unit: str) -> bool:
    before = text[max(0, number.start - 24) : number.start]
    if _HARD.search(before):
        return True
    if len(unit) <= 1 and unit not in {"%", "°"} and _SOFT.search(before):
        return True
    return bool(_REFERENCE.search(before) and _REFERENCE_END.match(text, number.end))


def _ends_oddly(text: str, number: Number) -> bool:
    """Whether a ratio (1:2), a dotted number (1.2.3) or a confidence level goes on."""
    following, next_one = text[number.end : number.end + 1], text[number.end + 1 : number.end + 2]
    if following in {":", "."} and next_one.isdigit():
        return True
    return bool(_CONFIDENCE.match(text, number.end))
