"""The unit that stands behind a number: single, composed, spaced out or in words."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from duijie.engine.text.quantities.doubts import Before, plausible
from duijie.engine.text.quantities.numbers import RAISED, raised
from duijie.engine.text.quantities.units import Unit, composed, product, unit_table

_LETTERS = re.compile(r"[A-Za-zμΩÅ]+")
_SIGNS = frozenset("%‰°℃℉\"'′″")
_SPACED = re.compile(r"[A-Za-zμΩ](?: [A-Za-zΩ])+(?![A-Za-z])")
_EXPONENT = re.compile(
    rf"\^?\(?(?P<sign>-?)(?P<digit>[1-4])\)?(?![\d.])|(?P<raised>{RAISED}+)", re.ASCII
)
_LOOSE_EXPONENT = re.compile(r" ?(?P<sign>- ?)(?P<digit>[1-4])(?![\d.])| (?P<plain>[23])(?![\d.])")
_PER = re.compile(r"\s?/\s?(?=[^\d\s])|\s?(?<![A-Za-z])per\s(?:a\s)?|\s?每", re.IGNORECASE)
_TIMES = re.compile(r"\s?[·*⋅]\s?(?=[^\d\s])")
_BLANK = re.compile(r" (?=[A-Za-zμ])")
_COUNTER = re.compile(
    r"(人次|[人株头只台件个座粒片瓶套块次盆穴户辆帧转桶]|(?:person|people|capita|plant|cell|unit|"
    r"sample|pulse|frame|cycle|patient|node|pixel|piece|part|day)s?(?![A-Za-z]))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[一-鿿]{1,2}|[A-Za-z]{3,12}", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
_RATE_TIME = ("s", "min", "h", "day", "week", "month", "year", "ms", "μs")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A unit and where its spelling ends."""

    unit: Unit
    end: int


@cache
def _phrases() -> re.Pattern[str]:
    """Spellings that are more than letters: blanks, dots, signs, digits inside."""
    table = unit_table()
    odd = [item for item in table.exact if not _LETTERS.fullmatch(item) and item not in _SIGNS]
    exact = "|".join(re.escape(item) for item in sorted(odd, key=len, reverse=True))
    words = [item for item in table.folded if not item.isalpha()]
    folded = "|".join(re.escape(item) for item in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{exact}|(?i:{folded}))(?![A-Za-z0-9])")


@lru_cache(maxsize=1)
def _phrase_starts() -> frozenset[str]:
    table = unit_table()
    odd = [item[0] for item in (*table.exact, *table.folded) if not item.isalpha()]
    return frozenset({*odd, *(item.upper() for item in odd)})


def unit_at(text: str, start: int, before: Before) -> Found | None:
    """The unit behind a number that ends at ``start``, None when there is none."""
    position = start
    glued = True
    if text[start : start + 1] in {" ", "-"}:
        position, glued = start + 1, False
    if position >= len(text):
        return None
    before = Before(before.value, before.year, before.chinese, glued, before.opened)
    if text[start] == "-" and not text[position].isalpha():
        return None
    single = _single(text, position, before)
    if single is None:
        return _counted_rate(text, position, before)
    return _joined(text, single, before)


def _single(text: str, position: int, before: Before) -> Found | None:
    """One unit without a denominator, exponent included."""
    if "一" <= text[position : position + 1] <= "鿿":
        return _chinese(text, position, before)
    if text[position : position + 1] in _phrase_starts():
        phrase = _phrases().match(text, position)
        if phrase:
            unit = unit_table().latin(phrase[0])
            return Found(unit, phrase.end()) if unit else None
    if text[position : position + 1] in _SIGNS:
        unit = unit_table().latin(text[position])
        return Found(unit, position + 1) if unit and not _quote(text, position) else None
    return _latin(text, position, before)


def _quote(text: str, position: int) -> bool:
    """Whether the sign behind the number closes a quotation instead of naming inches."""
    sign = text[position]
    return sign in "\"'" and bool(_QUOTED.search(text[max(0, position - 60) : position]))


_QUOTED = re.compile(r"(?:^|[\s(、,])[\"'](?=\S)[^\"']{0,58}$")


def _chinese(text: str, position: int, before: Before) -> Found | None:
    table = unit_table()
    for length in range(table.longest, 0, -1):
        spelling = text[position : position + length]
        unit = table.chinese.get(spelling)
        if unit and len(spelling) == length:
            following = text[position + length : position + length + 1]
            barred = following and following in _not_before().get(spelling, "")
            calendar = spelling == "年" and before.year
            if barred or calendar or _merely_counted(text, position, spelling):
                return None
            return Found(unit, position + length)
    return None


def _merely_counted(text: str, position: int, spelling: str) -> bool:
    """Whether 次 counts occasions, 份 papers, instead of cycles and parts."""
    if spelling == "次":
        rate = text[position + 1 : position + 2] in {"/", "每"}
        return not rate and not _CYCLES.search(text[max(0, position - 20) : position])
    around = text[max(0, position - 20) : position + 8]
    return spelling == "份" and bool(_PAPERS.search(around))


_CYCLES = re.compile(r"循环|寿命|疲劳|弯|折|充放|重复使用|耐|开合|插拔|擦")
_PAPERS = re.compile(r"问卷|样|报告|文献|资料|病历|档案|文件|数据|建议|协议|合同|方案|论文|血")


@cache
def _not_before() -> dict[str, str]:
    return unit_table().not_before


def _latin(text: str, position: int, before: Before) -> Found | None:
    if before.chinese:
        spaced = _spaced(text, position)
        if spaced:
            return _raised(text, spaced, before)
    match = _LETTERS.match(text, position)
    if match is None:
        return None
    letters = match[0]
    unit = unit_table().latin(letters) or _loose().get(letters.lower())
    if unit is None and _all_capitals(text, position):
        unit = _shouted(letters)
    if unit is None or not plausible(match[0], text[match.end() : match.end() + 12], before):
        return None
    found = _raised(text, Found(_meant(unit, letters, text, before), match.end()), before)
    ion = found.end > match.end() and text[found.end : found.end + 1] == "+"
    return None if ion else found


def _spaced(text: str, position: int) -> Found | None:
    """A unit whose letters a page parser has set apart (``m i n``)."""
    match = _SPACED.match(text, position)
    if match is None:
        return None
    exact = unit_table().exact
    for end in range(match.end(), position + 2, -2):
        unit = exact.get(text[position:end].replace(" ", ""))
        if unit:
            return Found(unit, end)
    return None


@cache
def _capitals() -> dict[str, Unit]:
    capitals: dict[str, Unit] = {}
    for spelling, unit in unit_table().exact.items():
        capitals.setdefault(spelling.upper(), unit)
    return capitals


def _shouted(letters: str) -> Unit | None:
    """The unit of a text in capitals (``10 PSEC``)."""
    return _capitals().get(letters) if len(letters) > 1 and letters.isupper() else None


def _all_capitals(text: str, position: int) -> bool:
    window = text[max(0, position - 24) : position]
    return window.isascii() and window.isupper()


@cache
def _loose() -> dict[str, Unit]:
    """Symbols of three letters and more, whatever their case (KPa, mpa); mega wins over milli."""
    loose: dict[str, Unit] = {}
    for spelling, unit in unit_table().exact.items():
        if len(spelling) >= _UNMISTAKABLE and spelling.isalpha() and unit.pint:
            loose[spelling.lower()] = unit
    loose |= {item.lower(): unit for item, unit in unit_table().exact.items() if item[0] == "M"}
    return {spelling: unit for spelling, unit in loose.items() if len(spelling) >= _UNMISTAKABLE}


_UNMISTAKABLE = 3


def _meant(unit: Unit, letters: str, text: str, before: Before) -> Unit:
    """The unit a doubtful letter stands for in this text."""
    if letters == "C":
        return unit_table().exact["°C"]
    if letters == "T" and before.chinese and "磁" not in text:
        return unit_table().exact["t"]
    if letters == "NM" and text.isupper():
        return unit_table().exact["nm"]
    return unit


def _raised(text: str, found: Found, before: Before) -> Found:
    """The unit with the exponent that follows it."""
    match = _EXPONENT.match(text, found.end)
    if match is None and before.chinese:
        match = _LOOSE_EXPONENT.match(text, found.end)
    if match is None:
        return found
    exponent = _exponent(match)
    return Found(composed(found.unit, exponent), match.end()) if exponent else found


def _exponent(match: re.Match[str]) -> int:
    groups = match.groupdict()
    written = groups.get("plain") or groups.get("raised") or ""
    if not written:
        written = ("-" if groups.get("sign") else "") + groups["digit"]
    written = raised(written)
    usable = written.lstrip("-").isdigit() and len(written) < len("-10")
    return int(written) if usable else 0


def _joined(text: str, found: Found, before: Before) -> Found:
    """The unit with everything it is divided or multiplied by."""
    for _ in range(_DEEPEST):
        longer = _longer(text, found, before)
        if longer is None:
            return found
        found = longer
    return found


def _longer(text: str, found: Found, before: Before) -> Found | None:
    following = text[found.end : found.end + 1]
    if following not in _JOINTS:
        return None
    per = _PER.match(text, found.end)
    if per:
        return _divided(text, found, per.end(), before)
    times = _TIMES.match(text, found.end)
    if times:
        right = _single(text, times.end(), before)
        return Found(_product(found.unit, right.unit), right.end) if right else None
    if _BLANK.match(text, found.end):
        right = _single(text, found.end + 1, replace(before, chinese=True))
        if right and "^-" in right.unit.name:
            return Found(_product(found.unit, right.unit), right.end)
    return None


_JOINTS = frozenset("/ ·*⋅每pP")


def _product(left: Unit, right: Unit) -> Unit:
    """Left times right; a negative power reads as a division (mg·L-1 is mg/L)."""
    name, negative, power = right.name.partition("^-")
    if not negative or "/" in name:
        return product(left, right)
    base = unit_table().latin(name) or Unit(name)
    below = base if power == "1" else composed(base, int(power))
    return composed(left, 1, below)


def _divided(text: str, found: Found, start: int, before: Before) -> Found | None:
    opened = text[start : start + 1] == "("
    right = _single(text, start + opened, before)
    if right is None:
        counter = _COUNTER.match(text, start)
        return Found(composed(found.unit, 1, Unit(counter[0])), counter.end()) if counter else None
    if opened:
        right = _joined(text, right, before)
        end = right.end + (text[right.end : right.end + 1] == ")")
        right = Found(right.unit, end)
    else:
        right = _multiplied(text, right, before)
    return Found(composed(found.unit, 1, right.unit), right.end)


def _multiplied(text: str, found: Found, before: Before) -> Found:
    """A denominator goes on behind a dot: W/m·K is meant as W/(m·K)."""
    times = _TIMES.match(text, found.end)
    right = _single(text, times.end(), before) if times else None
    if right is None or "^-" in right.unit.name:
        return found
    return Found(product(found.unit, right.unit), right.end)


def _counted_rate(text: str, position: int, before: Before) -> Found | None:
    """Things counted per time, area or volume (``5 million pulses per second``, 株/m2)."""
    word = _WORD.match(text, position)
    if word is None or _ORDINAL.match(text, position):
        return None
    per = _PER.match(text, word.end())
    if per is None:
        return None
    below = _single(text, per.end(), before)
    if below is None or (word[0].isascii() and below.unit.name not in _RATE_TIME):
        return None
    return Found(composed(Unit(word[0].lower().rstrip("s")), 1, below.unit), below.end)
