"""The words and signs around a value that say at least, at most, about."""

import re
from dataclasses import dataclass
from functools import cache

from duijie.engine.text.quantities.tables import tables, words
from duijie.engine.text.quantities.types import Comparator

AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST


def _alternatives(side: str) -> str:
    """One named group for each comparator, in the order of the table."""
    groups: dict[str, list[str]] = tables()[side]
    return "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in groups.items())


# What may stand between the comparator and the number: a blank, a copula, a currency sign.
_LINK = r"[\s:]*(?:(?:为|是|达到?|在|的|于|a|an|of|the)\s*)?(?:US)?[$¥€£]?\s?[φΦ(]?\s?"


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('before')}){_LINK}$", re.IGNORECASE | re.ASCII)


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"\s?\)?\s?(?:{_alternatives('after')})", re.IGNORECASE | re.ASCII)


_PERIOD = re.compile(
    r"近\s?$|(?<!is )(?<!are )(?<!was )(?<!for )(?<!has )(?<!by )(?<!of )(?<!with )"
    r"\bover\s+(?:an?\s+)?$",
    re.IGNORECASE | re.ASCII,
)
_TIMES = frozenset({"year", "month", "day", "week", "h", "min", "s"})
_AREA = re.compile(r"\bover\s+(?:an?|the)\s+$", re.IGNORECASE | re.ASCII)
_WINDOW = 30
# What every prefix ends with, to leave early: a sign or character, or an English word.
_LAST_SIGNS = frozenset("≥≧⩾=>≤≦⩽<≈~∽于少低过多最高大达到起逾足出破约近概长短亚码为是在的得本")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_DECORATION = " ($¥€£φΦ:.US"
_SMALL_IS_GOOD = re.compile(
    r"误差|偏差|精度|分辨|粗糙|噪声|公差|误|rough|accurac|error|resol|toleran|noise|precision|uncertain",
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
    match = _prefix().search(window)
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
    return word is not None and word[0].lower() in words("comparator_ends")


def bound_after(text: str, end: int) -> Bound | None:
    """The comparator whose words begin where a value ends."""
    match = _suffix().match(text, end)
    if match is None:
        return None
    return Bound(Comparator[match.lastgroup or "ABOUT"], end, match.end())


def or_better(text: str, start: int, comparator: Comparator, said: str) -> Comparator:
    """The words or better mean at most for errors and resolutions, at least otherwise."""
    return _sense(text, start) if "better" in said.lower() else comparator


def _sense(text: str, start: int) -> Comparator:
    return AT_MOST if _SMALL_IS_GOOD.search(text[max(0, start - 40) : start + 60]) else AT_LEAST
