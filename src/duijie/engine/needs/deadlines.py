"""By when: days, months from the start, or a word for it."""

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from duijie.engine.needs.lexicon import lexicon, table
from duijie.engine.needs.page import Page, lower
from duijie.engine.needs.types import Deadline, Evidence
from duijie.engine.records import Field
from duijie.engine.text.normalise import normalise

_MONTHS = [month_name[number].lower() for number in range(1, 13)]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
# One pattern; which groups are filled tells what was written.
_DATE = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s?[-./年]\s?(?P<m>1[0-2]|0?[1-9])(?!\d)"
    r"(?:\s?[-./月]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?|\s?月)?"
    r"|(?<!\d)(?P<y2>20\d\d)\s?年?\s?(?:第?(?P<q>[1-4一二三四])季度|q(?P<q2>[1-4])(?!\d))"
    r"|(?<![a-z])q(?P<q3>[1-4])\s(?P<y3>20\d\d)(?!\d)"
    r"|(?<!\d)(?P<y4>20\d\d)\s?年(?:\s?(?P<half>上半年|中)|底|末|内|度|前|之前|年底)?"
    rf"|(?<![a-z])(?:(?P<d5>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s)?(?P<m5>{_MONTH})\.?\s"
    r"(?:(?P<d6>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s)?(?P<y5>20\d\d)(?!\d)"
    r"|(?:end of|by|before|until)\s(?P<y6>20\d\d)(?!\d|-)"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_SKIPPED = {"skip", "notice", "keywords", "current"}
_BEFORE = 24
_AFTER = 10


@cache
def _duration() -> re.Pattern[str]:
    time = table("time")
    spelled = "|".join(sorted(map(re.escape, time["number"]), key=len, reverse=True))
    number = rf"\d+(?:\.\d+)?|{spelled}"
    chinese = r"个?月|年半?|周|个星期|天|日(?!期)|个工作日"
    return re.compile(
        rf"(?<![\d.a-z第])(?P<low>{number})(?:\s?(?:-|~|至|到|to|or)\s?(?P<high>{number}))?"
        rf"[\s-]?(?P<unit>{chinese}|years?|months?|weeks?|days?)(?![a-z])"
        r"(?P<half>半)?"
    )


def read_deadline(page: Page) -> Deadline | None:
    """When the need is to be met, from its column or from words beside a cue."""
    column = page.record.get(Field.DEADLINE).strip()
    if column:
        return _from_column(column)
    return next(_from_text(page), None)


def _from_column(words: str) -> Deadline:
    low = lower(normalise(words))
    evidence = Evidence(words, None, Field.DEADLINE)
    match = _DATE.search(low)
    if match:
        return Deadline(_day(match), None, "", evidence)
    length = _duration().search(low)
    if length:
        return Deadline(None, _months(length), "", evidence)
    hit = lexicon("time", "word").first(low)
    return Deadline(None, None, hit.code if hit else "other", evidence)


def _from_text(page: Page) -> Iterator[Deadline]:
    for match in _DATE.finditer(page.low):
        if _cued(page, match):
            yield Deadline(_day(match), None, "", _evidence(page, match))
    for match in _duration().finditer(page.low):
        if _cued(page, match):
            yield Deadline(None, _months(match), "", _evidence(page, match))
    for hit in lexicon("time", "word").hits(page.low):
        if page.readable(hit.start) and page.role(hit.start) != "current":
            yield Deadline(None, None, hit.code, page.evidence(hit.start, hit.end))


def _evidence(page: Page, match: re.Match[str]) -> Evidence:
    return page.evidence(match.start(), match.start() + len(match.group().rstrip()))


def _cued(page: Page, match: re.Match[str]) -> bool:
    role = page.role(match.start())
    if role in _SKIPPED:
        return False
    if role == "deadline":
        return True
    first, last = page.sentence(match.start())
    before = max(first, match.start() - _BEFORE)
    after = min(last, match.end() + _AFTER)
    clause = page.clause(match.start(), match.end())
    if page.first("time", "other", *clause):
        return False
    return page.first("time", "cue", before, after) is not None


def _months(match: re.Match[str]) -> float:
    time = table("time")
    words = match["high"] or match["low"]
    spelled: dict[str, float] = time["number"]
    number = spelled[words] if words in spelled else float(words)
    unit = match["unit"].rstrip("s").removesuffix("半")
    extra = 6 if match["unit"] == "年半" else 0
    return round(number * float(time["unit"][unit]) + extra, 2)


def _day(match: re.Match[str]) -> date | None:
    """The last day of what was written: of the month, the quarter, the half, the year."""
    got = match.groupdict()
    year = int(next(got[key] for key in ("y", "y2", "y3", "y4", "y5", "y6") if got[key]))
    month, day = _month(got), got["d"] or got["d5"] or got["d6"]
    longest = monthrange(year, month)[1]
    return date(year, month, min(int(day), longest) if day else longest)


def _month(got: dict[str, str | None]) -> int:
    if got["m"]:
        return int(got["m"])
    if got["m5"]:
        return 1 + next(n for n, name in enumerate(_MONTHS) if got["m5"][:3] == name[:3])
    quarter = got["q"] or got["q2"] or got["q3"]
    if quarter:
        return 3 * (_QUARTERS.get(quarter) or int(quarter))
    return 6 if got["half"] else 12
