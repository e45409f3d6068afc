"""The words and signs around a value that say at least, at most, about."""

import re
from dataclasses import dataclass

from duijie.engine.text.quantities.types import Comparator

AT_LEAST, MORE_THAN = Comparator.AT_LEAST, Comparator.MORE_THAN
AT_MOST, LESS_THAN, ABOUT = Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.ABOUT

_BEFORE: dict[Comparator, str] = {
    AT_LEAST: r"≥|≧|⩾|>\s?(?:or\s)?=|=\s?>|大于(?:或)?等于|大于或等于|不低于|不小于|不少于|不短于|不得低于|不得少于|不亚于"
    r"|高于或等于|至少|最低|最少|起码|优于|好于|\bat\s+(?:a\s+)?(?:least|minimum(?:\sof)?)(?:\sat)?"
    r"|\b(?:no|not)\s+(?:less|lower|fewer|smaller|shorter)\s+than|\ba\s+minimum\s+of|\bminimum(?:\s+of)?"
    r"|\bgreater\s+than\s+or\s+equal\s+to|\bmin\.?|\bbetter\s+than|\bupwards\s+of",
    AT_MOST: r"≤|≦|⩽|<\s?(?:or\s)?=|小于(?:或)?等于|小于或等于|不高于|不大于|不超过|不多于|不得超过|不得高于|不长于"
    r"|低于或等于|至多|最多|最高可?达到?|最大可?达到?|\bat\s+most|\b(?:no|not)\s+(?:more|greater|larger|higher|longer)\s+than"
    r"|\b(?:not|never)\s+(?:to\s+)?exceed(?:ing|s)?|\bup\s+to|\ba\s+maximum\s+of|\bmaximum\s+of|\bmax\.?"
    r"|\bwithin|\bless\s+than\s+or\s+equal\s+to|\blimited\s+to",
    MORE_THAN: r">|大于|超过|高于|多于|超出|长于|突破|逾|\b(?:more|greater|higher|larger|longer|faster|wider|further)"
    r"\s+than|\bover|\babove|\bexceed(?:s|ed|ing)?|\bin\s+excess\s+of|\bbeyond",
    LESS_THAN: r"<|小于|低于|少于|不足|不到|短于|\b(?:less|lower|fewer|smaller|shorter)\s+than|\bbelow|\bunder",
    ABOUT: r"≈|~|∽|大约|约|近|接近|将近|大概|\bapproximately|\bapprox\.?|\babout|\baround|\broughly|\bnearly"
    r"|\balmost|\bclose\s+to|\bon\s+the\s+order\s+of|\bnear|\bcirca|\bca\.|\bapproximate\s+\w+\s+of",
}
_AFTER: dict[Comparator, str] = {
    AT_LEAST: r"(?:及|或)?以上|(?:及|或)更(?:高|多|大|长)|起|\(?or\s+(?:more|greater|higher|above|longer|larger|over|better)\)?"
    r"|\s?minimum\b|\s?min\b(?!\.?\s?\d)|\+(?![\d])|(?:and|&)\s+(?:above|up)\b|\(?at\s+least\)?",
    AT_MOST: r"(?:及|或)?以下|以内|之内|内(?![部外径容])|(?:及|或)更(?:低|少|小|短)"
    r"|\(?or\s+(?:less|lower|below|fewer|shorter|smaller|under)\)?|\s?maximum\b|\s?max\b",
    MORE_THAN: r"多(?=[年个公万亿吨元天米])|余(?=[年个公万亿吨元天米])",
    ABOUT: r"左右|上下|(?:许|前后)(?![一-鿿])|\s?or\s+so\b",
}


def _alternatives(table: dict[Comparator, str]) -> str:
    return "|".join(f"(?P<{comparator.name}>{pattern})" for comparator, pattern in table.items())


# What may stand between the comparator and the number: a blank, a copula, a currency sign.
_LINK = r"[\s:]*(?:(?:为|是|达到?|在|的|于|a|an|of|the)\s*)?(?:US)?[$¥€£]?\s?[φΦ(]?\s?"
_PREFIX = re.compile(rf"(?:{_alternatives(_BEFORE)}){_LINK}$", re.IGNORECASE | re.ASCII)
_SUFFIX = re.compile(rf"\s?\)?\s?(?:{_alternatives(_AFTER)})", re.IGNORECASE | re.ASCII)
_PERIOD = re.compile(r"近\s?$|\bover\s+(?:an?\s+)?$", re.IGNORECASE | re.ASCII)
_TIMES = frozenset({"year", "month", "day", "week", "h", "min", "s"})
_AREA = re.compile(r"\bover\s+(?:an?|the)\s+$", re.IGNORECASE | re.ASCII)
_WINDOW = 30
# What every prefix ends with, to leave early: a sign or character, or an English word.
_LAST_SIGNS = frozenset("≥≧⩾=>≤≦⩽<≈~∽于少低过多最高大达到起逾足出破约近概长短亚码为是在的得本")
_LAST_WORDS = frozenset(
    "than least most to of over above below under within min max about around approximately approx "
    "roughly nearly almost near exceed exceeds exceeded exceeding beyond minimum maximum circa ca a "
    "an the at".split()
)
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_DECORATION = " ($¥€£φΦ:.US"
_SMALL_IS_GOOD = re.compile(
    r"误差|偏差|精度|分辨|粗糙|噪声|公差|误|accurac|error|resol|toleran|noise|precision|uncertain",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator and where its words begin and end."""

    comparator: Comparator
    start: int
    end: int


def bound_before(text: str, start: int, unit: str) -> Bound | None:
    """The comparator whose words end where a value begins."""
    window = text[max(0, start - _WINDOW) : start]
    if not _promising(window):
        return None
    match = _PREFIX.search(window)
    if match is None:
        return None
    comparator = Comparator[match.lastgroup or "ABOUT"]
    begin = start - len(window) + match.start()
    if _AREA.search(window) or (unit in _TIMES and _PERIOD.search(window)):
        return None  # 近30年 is "the last 30 years", over 30 days is throughout them
    if match[0].startswith(("优于", "好于")) or match[0].lower().startswith("better"):
        comparator = _sense(text, begin)
    return Bound(comparator, begin, start)


def _promising(window: str) -> bool:
    """Whether the words before a value could end in a comparator."""
    lead = window.rstrip(_DECORATION)
    if lead[-1:] in _LAST_SIGNS:
        return lead != ""
    word = _LAST_WORD.search(lead)
    return word is not None and word[0].lower() in _LAST_WORDS


def bound_after(text: str, end: int) -> Bound | None:
    """The comparator whose words begin where a value ends."""
    match = _SUFFIX.match(text, end)
    if match is None:
        return None
    return Bound(Comparator[match.lastgroup or "ABOUT"], end, match.end())


def or_better(text: str, start: int, comparator: Comparator, words: str) -> Comparator:
    """ "Or better" is at most for errors and resolutions, at least otherwise."""
    return _sense(text, start) if "better" in words.lower() else comparator


def _sense(text: str, start: int) -> Comparator:
    return AT_MOST if _SMALL_IS_GOOD.search(text[max(0, start - 40) : start]) else AT_LEAST
