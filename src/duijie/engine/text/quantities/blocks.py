"""Numbers that measure nothing: references, ordinals, identifiers, dates, addresses."""

import re

from duijie.engine.text.quantities.numbers import Number
from duijie.engine.text.quantities.tables import words

_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:)[^\s一-鿿]+|[\w.+-]+@[\w.-]+", re.ASCII | re.IGNORECASE | re.ASCII
)
_HARD_ZH = re.compile(
    r"(?:图|表|式|第|录|编号|型号|批号|电话|传真|邮编|国标|[#§№]|[A-Z]{2,}/[A-Z]{1,2})$"
)
_LAST_WORD = re.compile(r"([A-Za-z]+)\.?$")
# The earlier members of a list of labels (Figs. 2, 3 and 4).
_EARLIER = re.compile(r"(?:\d[\d.]*\s?(?:,|and|to|or|或|和|、|-|~|/)\s?)+$")
_REFERENCE = re.compile(r"\[[\d\s,、\-~]*$")
_REFERENCE_END = re.compile(r"[\d\s,、\-~]*\]")
_GLUED = re.compile(
    r"(?:by|of|to|about|than|is|at|from|in|on|and|for|over|was|with|least)$",
    re.IGNORECASE | re.ASCII,
)
# The 1 of "mg grain - 1".
_EXPONENT = re.compile(r"[A-Za-z] - $")
_CONFIDENCE = re.compile(r"\s?%?\s?(?:CI\b|confidence|置信|可信)", re.IGNORECASE | re.ASCII)
# Symbols of properties that stand directly before their value (Ra0.8, pH7).
_SYMBOL = re.compile(r"(?<![A-Za-z])(?:Ra|Rz|pH|PH|SNR|COP)$")
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
    return _inside_name(text, number) or _labelled(text, number, unit)


def _inside_name(text: str, number: Number) -> bool:
    """Whether letters or another number are glued to the front."""
    before = text[max(0, number.start - 8) : number.start]
    last = before[-1:]
    if number.word or not last.isascii() or _SYMBOL.search(before):
        return False
    if _EXPONENT.search(before) and number.value in {1, 2, 3}:
        return True
    if last.isalpha():
        return not _GLUED.search(before)
    if last in {"-", "/", "_", ".", ":"} and len(before) >= _TWO:
        earlier = before[-2]
        return earlier.isascii() and (earlier.isalnum() if last != ":" else earlier.isdigit())
    return False


def _labelled(text: str, number: Number, unit: str) -> bool:
    before = text[max(0, number.start - 24) : number.start]
    lead = before.rstrip(" (")
    earlier = _EARLIER.search(before) if lead[-1:] in _JOINTS else None
    if earlier:
        lead = before[: earlier.start()].rstrip(" (")
    word = _LAST_WORD.search(lead)
    label = word[1].lower() if word else ""
    if label in words("labels") or (not word and _HARD_ZH.search(lead)):
        return True
    if label in words("weak_labels") and len(unit) <= 1 and unit not in {"%", "°"}:
        return True
    return "[" in before and bool(
        _REFERENCE.search(before) and _REFERENCE_END.match(text, number.end)
    )


_JOINTS = frozenset(",、-~/或和dor")


def ends_oddly(text: str, number: Number) -> bool:
    """Whether a ratio (1:2), a dotted number (1.2.3) or a confidence level goes on."""
    following, next_one = text[number.end : number.end + 1], text[number.end + 1 : number.end + 2]
    if following in {":", "."} and next_one.isdigit():
        return True
    return bool(_CONFIDENCE.match(text, number.end))
