"""Numbers as written: digits, powers of ten, multipliers, Chinese and English numerals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from duijie.engine.text.normalise import normalise

# Superscripts are kept apart from digits (the normal form would make 10⁵ read 105) by moving
# them to the private use area before normalising; a full-width comma never groups thousands.
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_PRIVATE = "".join(chr(0xE000 + place) for place in range(len(_SUPERSCRIPTS)))
_PREPARE = str.maketrans(_SUPERSCRIPTS, _PRIVATE)
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]")
_PLAIN = str.maketrans(_PRIVATE, "0123456789-+")
RAISED = f"[{_PRIVATE[0]}-{_PRIVATE[-1]}]"

_CHINESE = re.compile("[一-鿿]")
# Longer ones are identifiers; they would also leave the range of a float.
_MOST_DIGITS = 20

_SIGN = (
    r"(?:(?<![A-Za-z0-9%°℃)\].年月日号])[-+](?=[\d.])"
    r"|(?<=[一-鿿])-\s(?=\d)|(?<=[一-鿿、。;(]\s)-\s(?=\d))?"
)
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)"
# In Chinese journals blanks group thousands, and parsed pages put a blank behind the point.
# Two groups of three digits with a blank are far more often a range that lost its dash.
_SPACED = r"[1-9]\d?(?:\ \d{3})+(?!\d)|[1-9]\d{2}(?:\ \d{3}){2,}(?!\d)"
# Digits set apart one by one (9 0 %).
_SCATTERED = r"(?<!\d\ )[1-9](?:\ \d)+(?:\ ?\.\ ?\d(?:\ \d)*)?(?![\d.])(?!\ \d)"
_FRACTION = r"(?:\.\d+)?"
_LOOSE_FRACTION = r"(?:\.\ ?\d+)?"
_START = r"(?<![\d.])"
_SPREAD = r"\d\ \.\ \d(?:\ \d)*(?![\d.])"
_WESTERN = re.compile(
    rf"{_START}{_SIGN}(?:{_SPREAD}|(?:{_GROUPED}|\d+){_FRACTION}|\.\d+)", re.ASCII
)
_EASTERN = re.compile(
    rf"(?<!\d)(?<!\d\.){_SIGN}(?:{_SPREAD}|{_SCATTERED}|(?:{_GROUPED}|{_SPACED}|\d+){_LOOSE_FRACTION})",
    re.ASCII,
)

_POWER = re.compile(
    rf"""\s?[×xX*·✕]\s?10
    (?: \s?\^\s?[({{]?\s?(?P<caret>-?\s?\d{{1,2}})[)}}]?
      | \s?(?P<raised>{RAISED}+)
      | \s(?P<apart>-?\s?\d{{1,2}})(?![\d.])
      | (?P<minus>-\d{{1,2}})(?![\d.])
      | (?P<lost>[3-9])(?![\d.]) )
    | \s10\s(?P<blank>\d{{1,2}})(?=\s?[A-Za-z])
    | [eE](?P<e>[-+]?\d{{1,2}})(?!\w)""",
    re.VERBOSE | re.ASCII,
)
_BARE_POWER = re.compile(rf"\^\s?[({{]?\s?(-?\d{{1,2}})[)}}]?|({RAISED}+)", re.ASCII)
_MULTIPLIER = re.compile(
    r"\s?(万亿|千万|百万|十万|亿|万|千(?=元|人民币|吨))"
    r"|[\s-]?(thousand|million|billion|trillion|k(?=\$))(?![a-z])",
    re.IGNORECASE,
)
_FACTORS = {
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_HUNDREDS = {"万": 10**4, "亿": 10**8}
_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}
_WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_WORDS |= {"ninety": 90}
# The character class comes first, for speed; the look-behind then sees the character before it.
_NUMERAL_ZH = re.compile(
    r"[一二两三四五六七八九十]"
    r"(?<![第数几十百千万亿零〇一二两三四五六七八九初单统周\d][一二两三四五六七八九十])"
    r"[零一二三四五六七八九十百千万亿]{0,7}(?:点[零一二三四五六七八九]+)?"
    r"(?=(?:多|余)?(?:个月|个?小时|分钟|秒|天|周|年|倍|公?吨|公斤|[千毫]?克|公里|[毫厘微纳]?米|元|度电))"
)
_NUMERAL_EN = re.compile(
    r"[OTFSENotfsen](?<![A-Za-z-].)[A-Za-z]{2,8}"
    r"(?=[\s-](?:year|month|week|day|hour|minute|second|percent|inch|feet|foot|meter|mile|kilometer"
    r"|decade|cm|mm|YEAR|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|PERCENT|CM|MM)(?:e?s|E?S)?(?![A-Za-z]))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; ``year`` tells one that may be a calendar year.

    ``scale`` is the power of ten or multiplier it carries (``multiplier`` the latter alone),
    which the numbers before it in a range or list may share.
    """

    start: int
    end: int
    value: float
    year: bool = False
    word: bool = False
    scale: float = 1.0
    multiplier: float = 1.0


def prepare(text: str) -> str:
    """The form all patterns here are for, of the same length as the text."""
    if text.isascii():
        return text
    text = text.replace("，", "、")
    return normalise(text.translate(_PREPARE) if _RAISED.search(text) else text)


def has_chinese(text: str) -> bool:
    """Whether any Chinese character stands in the text."""
    return _CHINESE.search(text) is not None


def raised(text: str) -> str:
    """Superscripts of a prepared text as plain digits."""
    return text.translate(_PLAIN)


def numbers(text: str, *, chinese: bool) -> Iterator[Number]:
    """Every number of a prepared text, from left to right."""
    pattern = _EASTERN if chinese else _WESTERN
    match = pattern.search(text)
    while match:
        number = _number(text, match)
        if number:
            yield number
        match = pattern.search(text, max(match.end(), number.end if number else 0))


def number_at(text: str, start: int, *, chinese: bool) -> Number | None:
    """The number that begins exactly here."""
    match = (_EASTERN if chinese else _WESTERN).match(text, start)
    return _number(text, match) if match else None


def numerals(text: str, *, chinese: bool) -> Iterator[Number]:
    """Numbers in words that a unit of measure follows."""
    for match in _NUMERAL_EN.finditer(text):
        value = _WORDS.get(match[0].lower())
        if value is not None:
            yield Number(match.start(), match.end(), value, word=True)
    for match in _NUMERAL_ZH.finditer(text) if chinese else ():
        spelt = _chinese_value(match[0])
        if spelt is not None and not _vague(match[0], text[match.end() : match.end() + 3]):
            yield Number(match.start(), match.end(), spelt, word=True)


def _number(text: str, match: re.Match[str]) -> Number | None:
    written = match[0].replace(",", "").replace(" ", "")
    if len(written) > _MOST_DIGITS:
        return None
    value = Decimal(written)
    power, end = _power(text, match.end(), value)
    multiplier = _MULTIPLIER.match(text, end)
    if multiplier:
        factor = _FACTORS[(multiplier[1] or multiplier[2]).lower()]
        shared = float(factor)
        scaled = float(value * factor)
        return Number(match.start(), multiplier.end(), scaled, scale=shared, multiplier=shared)
    year = written.isdigit() and len(written) == len("2000") and written[:2] in _CENTURIES
    scaled = float(value.scaleb(power))
    return Number(match.start(), end, scaled, year and power == 0, scale=10.0**power)


_CENTURIES = {"16", "17", "18", "19", "20"}
_FEW = 10


def _power(text: str, end: int, value: Decimal) -> tuple[int, int]:
    """The power of ten behind a number, and where it ends."""
    match = _POWER.match(text, end)
    if match and not _not_a_power(match, value):
        exponent = match[match.lastgroup or 0]
        return int(raised(exponent).replace(" ", "") or 0), match.end()
    bare = _BARE_POWER.match(text, end) if value == _FEW else None
    if bare:
        exponent = raised(bare[1] or bare[2])
        return (int(exponent) - 1, bare.end()) if exponent.lstrip("-").isdigit() else (0, end)
    return 0, end


def _not_a_power(match: re.Match[str], value: Decimal) -> bool:
    """Whether what looks like a damaged power of ten is another number."""
    if match["blank"]:
        return value == value.to_integral_value()
    return bool(match["lost"]) and abs(value) >= _FEW


def _chinese_value(spelt: str) -> float | None:
    """The value of a Chinese numeral, None for a row of bare digits (二〇一八)."""
    whole, _, fraction = spelt.partition("点")
    if len(whole) > 1 and not set(whole) & (_TENS.keys() | _HUNDREDS.keys()):
        return None
    total, section, digit = 0, 0, 0
    for character in whole:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section, digit = section + (digit or 1) * _TENS[character], 0
        else:
            total, section, digit = (total + section + digit) * _HUNDREDS[character], 0, 0
    places = "".join(str(_DIGITS[character]) for character in fraction)
    return float(f"{total + section + digit}.{places or 0}")


def _vague(spelt: str, following: str) -> bool:
    """Whether a Chinese numeral more likely belongs to a word (一天, 三元) than to a measure."""
    if spelt == "一":
        return not following.startswith(("个月", "小时", "个小时", "倍"))
    return following.startswith("元") and not set(spelt) & (_TENS.keys() | _HUNDREDS.keys())
