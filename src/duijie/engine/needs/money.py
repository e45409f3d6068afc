"""What may be spent: sums with a currency, ranges, or to be negotiated."""

import re
from functools import cache

from duijie.engine.needs.lexicon import Lexicon, lexicon, table
from duijie.engine.needs.page import Page, lower
from duijie.engine.needs.types import Budget, Evidence
from duijie.engine.records import Field
from duijie.engine.text.normalise import normalise

_UP_TO = re.compile(
    r"(?:不超过|不高于|最多|最高|以内|以下|小于|低于|[≤<]|up to|at most|not (?:to )?exceed(?:ing)?"
    r"|no more than|less than|under|below|maximum|max\.?|ceiling|cap(?:ped at)?)"
)
_FROM = re.compile(
    r"(?:不低于|不少于|至少|以上|起(?!重)|大于|超过|[≥>]|at least|more than|over|minimum)"
)
_REACH = 14
_ALONE = 20


@cache
def _sum() -> re.Pattern[str]:
    money = table("money")
    scale = "|".join(sorted(map(re.escape, money["scale"]), key=len, reverse=True))
    currency = "|".join(
        part
        for entry in money["currency"].values()
        for language in ("any", "zh", "en")
        for part in entry.get(language, ())
    )
    number = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d]|,\d{3})"
    return re.compile(
        rf"(?P<before>{currency})?\s?(?<![\d.a-z-])(?P<low>{number})\s?(?:(?P<lowscale>{scale})(?![a-z]))?"
        rf"\s?(?P<lowcurrency>{currency})?"
        rf"(?:\s?(?:-|~|至|到|to|and)\s?(?:{currency})?\s?(?P<high>{number})\s?)?"
        rf"(?:(?P<scale>{scale})(?![a-z]))?\s?(?P<after>(?:{currency})(?![a-z]))?"
    )


def read_budget(page: Page) -> Budget | None:
    """The sum that may be spent, from its column or from words beside a cue."""
    column = page.record.get(Field.BUDGET).strip()
    if column:
        return _from_column(column)
    return _from_text(page)


def _from_column(words: str) -> Budget:
    low = lower(normalise(words))
    evidence = Evidence(words, None, Field.BUDGET)
    match = _sum().search(low)
    if match:
        return _budget(match, low, evidence)
    negotiable = lexicon("money", "negotiable").first(low) is not None
    return Budget(None, None, "", negotiable, evidence)


def _from_text(page: Page) -> Budget | None:
    for match in _sum().finditer(page.low):
        if _is_budget(page, match):
            evidence = page.evidence(*_tight(match))
            return _budget(match, page.low, evidence)
    for hit in lexicon("money", "negotiable").hits(page.low):
        first, last = page.clause(hit.start, hit.end)
        under = page.role(hit.start) == "budget"
        if under or page.first("money", "cue", first, last):
            return Budget(None, None, "", True, page.evidence(hit.start, hit.end))  # noqa: FBT003
    return None


def _is_budget(page: Page, match: re.Match[str]) -> bool:
    start, end = _tight(match)
    role = page.role(start)
    if role in {"skip", "notice", "keywords", "current"}:
        return False
    first, last = page.clause(start, end)
    if page.first("money", "other", first, min(last, end + 40)):
        return False
    if role == "budget" and (_currency(match) or _alone(page, match)):
        return True
    if not _currency(match):
        return False
    before = max(page.sentence(start)[0], start - 40)
    return page.first("money", "cue", before, min(last, end + 20)) is not None


def _alone(page: Page, match: re.Match[str]) -> bool:
    """Whether a bare number is all that stands under a heading about money."""
    return any(
        section.start <= match.start() and section.end - section.start < _ALONE
        for section in page.under("budget")
        if match.start() < section.end
    )


def _tight(match: re.Match[str]) -> tuple[int, int]:
    """The span of the sum without the blanks the pattern allows around it."""
    words = match.group()
    left = len(words) - len(words.lstrip())
    return match.start() + left, match.end() - (len(words) - len(words.rstrip()))


def _budget(match: re.Match[str], low: str, evidence: Evidence) -> Budget:
    scales = table("money")["scale"]
    own, common = match["lowscale"], match["scale"]
    first = float(match["low"].replace(",", "")) * scales.get(own or common, 1)
    last = first
    if match["high"]:
        last = float(match["high"].replace(",", "")) * scales.get(common or own, 1)
    low_end, high_end = min(first, last), max(first, last)
    before = re.split(r"[,。;\n]", low[max(match.start() - _REACH, 0) : match.start()])[-1]
    after = low[match.end() : match.end() + 4].strip()
    currency = _currency(match)
    if not match["high"] and (_UP_TO.search(before) or _UP_TO.match(after)):
        return Budget(None, high_end, currency, False, evidence)  # noqa: FBT003
    if not match["high"] and (_FROM.search(before) or _FROM.match(after)):
        return Budget(low_end, None, currency, False, evidence)  # noqa: FBT003
    return Budget(low_end, high_end, currency, False, evidence)  # noqa: FBT003


def _currency(match: re.Match[str]) -> str:
    """The ISO code beside the number; 万 and 亿 alone speak of yuan."""
    for group in ("before", "after", "lowcurrency"):
        if match[group]:
            hit = _currencies().first(match[group])
            return hit.code if hit else ""
    scale = match["scale"] or match["lowscale"] or ""
    return "CNY" if scale and not scale.isascii() else ""


@cache
def _currencies() -> Lexicon:
    return lexicon("money", "currency")
