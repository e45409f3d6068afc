"""Help with needs that are hard to match: several in one, vague, or only a purchase."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from duijie.clinic.rules.splitting import COMPOSITE, parts_of
from duijie.clinic.types import Both, Flag, Item, Part, Sheet
from duijie.engine.needs.types import Wanted
from duijie.kernel.language import Language

VAGUE: Final = frozenset({"vague", "bare"})
BLANK: Final = "____"
PURCHASE: Final = "purchase"
SLOGANS: Final = "slogans"
LONGEST_SUBJECT: Final = 40
# A sentence to begin with, by what is to be achieved; the blanks are the person's to fill.
PATTERNS: Final = MappingProxyType(
    {
        Language.ZH: {
            "raise": "把{subject}的____从现在的____提高到____以上，工作条件为____。",
            "lower": "把{subject}的____从现在的____降到____以下，工作条件为____。",
            "replace": "为{subject}寻找替代____的方案，性能不低于____，成本不高于____。",
            "remove": "去除{subject}中的____，从现在的____降到____以下，处理量____。",
            "recover": "从{subject}中回收____，回收率不低于____，处理量____。",
            "detect": "检测{subject}的____，精度不低于____，每次不超过____，环境为____。",
            "control": "把{subject}的____控制在____±____以内，工作条件为____。",
            "": "为{subject}寻找____的方案：____不低于____，工作条件为____，现在只能做到____。",
        },
        Language.EN: {
            "raise": "Raise the ____ of {subject} from ____ to at least ____, working at ____.",
            "lower": "Lower the ____ of {subject} from ____ to at most ____, working at ____.",
            "replace": "Replace ____ in {subject}; it must reach ____ and cost at most ____.",
            "remove": "Remove ____ from {subject}, from ____ to below ____, at ____ per hour.",
            "recover": "Recover ____ from {subject}, at least ____ of it, at ____ per hour.",
            "detect": "Detect ____ in {subject} with an accuracy of ____ within ____, in ____.",
            "control": "Keep the ____ of {subject} within ____ ± ____, working at ____.",
            "": "For {subject}, reach ____ of at least ____, working at ____; today it is ____.",
        },
    }
)


@dataclass(frozen=True, slots=True)
class Help:
    """One thing the clinic helps with: what is wrong, and a way on."""

    kind: str
    said: Both
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    example: str = ""
    search: str = ""


def helps_for(sheet: Sheet) -> tuple[Help, ...]:
    """A way on for every flag."""
    return tuple(_help(sheet, flag) for flag in sheet.flags)


def _help(sheet: Sheet, flag: Flag) -> Help:
    words = tuple(dict.fromkeys(sheet.text[slice(*place)] for place in flag.places))[:5]
    if flag.code == COMPOSITE:
        return Help("composite", flag.said, words, parts=parts_of(sheet))
    if flag.code in VAGUE:
        return Help("vague", flag.said, words, example=example_for(sheet))
    if flag.code == PURCHASE:
        return Help("purchase", flag.said, words, search=searched_for(sheet))
    return Help(flag.code, flag.said, words)


def example_for(sheet: Sheet) -> str:
    """How the need could be said, with its own object and blanks for numbers."""
    wish = next(iter(sheet.of(Part.WANTED)), None)
    patterns = PATTERNS[sheet.language]
    code = wish.read.function if wish and isinstance(wish.read, Wanted) else ""
    return patterns.get(code, patterns[""]).format(subject=_subject(sheet, wish))


def searched_for(sheet: Sheet) -> str:
    """The words to search for where a need is only a purchase."""
    named = _subject(sheet, next(iter(sheet.of(Part.WANTED)), None))
    return "" if named == BLANK else named


def _subject(sheet: Sheet, wish: Item | None) -> str:
    named = next((one.words for one in sheet.of(Part.SUBJECT)), "")
    if not named and wish and isinstance(wish.read, Wanted):
        named = wish.read.object.words
    named = named.strip()
    return named if 0 < len(named) <= LONGEST_SUBJECT and "{" not in named else BLANK
