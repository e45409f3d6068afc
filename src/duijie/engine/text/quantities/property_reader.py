"""The property a value measures: the words before it, or right behind it, that name one."""

import re
from dataclasses import dataclass

from duijie.engine.text.quantities.properties import Concept, lexicon
from duijie.engine.text.quantities.tables import words as words_of

_FAR = 44
_CLAUSE = re.compile(r"[。;\n!?；]|(?<![\d.])\.(?=\s|[一-鿿])")
_GAP_ZH = re.compile(
    r"(?:[\s:=(\"“<>≥≤~]|为|是|[直可]?[达接]?[到至近]|可?达|[应需要须可能宜均各约在由从自了仅只有也还都即就已将被不超过的]"
    r"|控制|保持|维持|设[定置为]|稳定|处于|位于|介于|范围|区间|之间|大于|小于|高于|低于|等于|等"
    r"|分别|平均|最[高低大小多少佳优]|显著|明显|提[高升]|升[高至到]|增[加长大至到幅]|上升|增|升|降[低至到]|下降|降"
    r"|减[少小至到]|减|缩[短小]|延长|加热|冷却|调[节整]|限制|改变|变化|预热|一般|通常|大约|将近|高达"
    r"|[比较相][一-鿿A-Za-z\d]{0,10}|D\d\d|快速|迅速|逐渐|大幅度?|大大|有效|进一步|相对|最终|占[一-鿿A-Za-z]{0,10}|[(][^()]{0,14}[)]|值|多|[一-鿿]{2}[至到]|[,、]\s?(?=[可高最]?[达高])|[,、]\s?(?=[为约]))*"
)
_CHANGED = re.compile(r"^的\s?$|提|升|增|降|减|缩|延长|下|高|低|比|较")
_STOP_ZH = frozenset(
    "个的了在将使为和与及其等对从由到以可被把各每该此当经用至则且并于而但或是有含时下中其所"
    '、,;:。()[]"“”%~=<> \n'
)
_LEADS_ZH = re.compile(
    r"^(?:客户|用户|甲方|我们|我司|我厂|我公司|本公司|公司|急需|需要|需求|寻求|希望|研制|研发|开发|现有|目前|一种|一款|一个|一条|一台|一套|指导|改造|要求|提高|降低|减少|增加|改善|达到|保证|控制|具有|得到|表明|显示|调节|要求|结果|最终|其中|能够|利用|采用|通过"
    r"|显著|明显|实现|提供)+"
)
_LONGEST_ZH = 10
# A name behind a value stands on its line.
_RIGHT_ZH = re.compile(r"[^\S\n]?的?")
_MODIFIERS = 3

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_CHANGE_EN = re.compile(
    r"increas|decreas|reduc|improv|rais|drop|grew|grow|rose|fell|enhanc|chang|by\s*$", re.IGNORECASE
)
_UNKNOWN_EN = 3
_GAP_WORDS = 11
_BREAK_EN = re.compile(r"[;?!\n]|\.(?=\s)|\)\s*,")
_RIGHT_EN = re.compile(r"(?:[^\S\n]|-)(?:(?:in|of)\s(?:the\s|a\s)?)?")
_NEXT_BARE = re.compile(
    r"\s?(?:$|[、。,;.)(]|和|与|时|的|及|以上|以下|左右|之间|and\b|or\b|for\b|at\b|in\b|to\b|with\b|when\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The words that name a property, where they stand, and what they mean."""

    start: int
    end: int
    concept: Concept


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, its dimension, and how far back its clause may reach."""

    start: int
    end: int
    dimension: str
    limit: int


def named_property(text: str, place: Place) -> Named | None:
    """The property named for a value, None when the sentence names none."""
    if _IN_EN.match(text, place.end):
        return _behind(text, place) or _before(text, place)
    return _before(text, place) or _behind(text, place)


_IN_EN = re.compile(r"\sin\s[a-z]|\s?(?:thick|long|wide|tall|deep)\b", re.IGNORECASE)


def bare_property(text: str, place: Place) -> Named | None:
    """The property of a number without a unit, which must stand directly before it."""
    if not _NEXT_BARE.match(text, place.end):
        return None
    named = _before(text, place)
    return named if named and named.concept.bare else None


def respective(text: str, places: list[Place]) -> list[Named] | None:
    """One property for each value of a list (分别, respectively), None if uneven."""
    first, last = places[0], places[-1]
    lead = text[max(first.limit, first.start - _FAR) : first.start]
    if not (_EACH.search(lead) or "respectively" in text[last.end : last.end + 30]):
        return None
    found: list[Named] = []
    end = first.start
    while len(found) < len(places):
        dimension = places[-1 - len(found)].dimension
        named = _nearest(text, max(first.limit, first.start - 2 * _FAR), end, dimension)
        if named is None or (found and not _listed(text, named.end, found[-1].start)):
            break
        found.append(named)
        end = named.start
    # Two properties and four values: the pair is told twice.
    if not found or len(found) == 1 or len(places) % len(found):
        return None
    return list(reversed(found)) * (len(places) // len(found))


_EACH = re.compile(r"分别|各[为占达提降增]")
_BETWEEN_NAMES = re.compile(r"[^。;%\d]{0,16}")
_LISTING = re.compile(r"[、,和与及]|\band\b")


def _listed(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return bool(_BETWEEN_NAMES.fullmatch(between) and _LISTING.search(between))


def _nearest(text: str, limit: int, end: int, dimension: str) -> Named | None:
    """The last Chinese name before a position, whatever stands between."""
    names = lexicon()
    for position in range(end, limit, -1):
        found = names.chinese_name_at(text, position)
        if found and found[1].fits(dimension, changed=True):
            return _named_zh(text, position, len(found[0]), limit, found[1])
    words = list(_WORD.finditer(text, limit, end))
    spelt = [word[0].lower() for word in words]
    for back in range(len(words), max(0, len(words) - _GAP_WORDS), -1):
        heard = names.english_name_at(spelt[:back])
        if heard and heard[1].fits(dimension, changed=True):
            return _named_en(words[:back], spelt[:back], heard)
    return None


def _before(text: str, place: Place) -> Named | None:
    floor = max(place.limit, place.start - _FAR)
    while floor > place.limit and text[floor - 1].isalpha() and text[floor - 1].isascii():
        floor -= 1
    for cut in _CLAUSE.finditer(text, floor, place.start):
        floor = cut.end()
    return _before_zh(text, place, floor) or _before_en(text, place, floor)


def _before_zh(text: str, place: Place, floor: int) -> Named | None:
    names = lexicon()
    endings = names.chinese
    share = _SHARE.search(text, floor, place.start)
    for position in range(share.start() if share else place.start, floor, -1):
        found = names.chinese_name_at(text, position) if text[position - 1] in endings else None
        if found is None:
            continue
        gap = text[position : place.start]
        if not found[1].fits(place.dimension, changed=bool(_CHANGED.search(gap))):
            continue
        if _GAP_ZH.fullmatch(gap):
            return _named_zh(text, position, len(found[0]), floor, found[1])
        return None
    return None


# "A占B的5 %": B is the whole, the property can only be A.
_SHARE = re.compile(r"占(?!比)[^占,、;。]{0,16}的[^一-鿿]{0,3}$")


def _named_zh(text: str, end: int, size: int, floor: int, concept: Concept) -> Named:
    """The name with the characters before it that belong to the same word group."""
    start = size_start = end - size
    while start > floor and end - start < _LONGEST_ZH and not _stops(text, start - 1):
        if text[start - 1].isdigit():
            break
        start -= 1
    unit = _OWN_UNIT.match(text, start, size_start) if start else None
    if unit and _FIGURE.search(text, max(start - 2, 0), start):
        start = unit.end()
    lead = _LEADS_ZH.match(text[start : end - size])
    return Named(start + lead.end() if lead else start, end, concept)


def _stops(text: str, place: int) -> bool:
    """Whether a character ends a name to its right; inside a word (等效, 对象) it does not."""
    if text[place] not in _STOP_ZH:
        return False
    return text[place : place + 2] not in _WORDS_ZH and text[place - 1 : place + 1] not in _WORDS_ZH


# Words with a character that would end a name if it stood alone.
_WORDS_ZH = frozenset(
    {"等效", "等级", "等离", "等温", "等静", "等径", "对象", "对称", "对流", "可靠", "可逆", "使用"}
    | {"有机", "含水", "含油", "含盐", "含固", "含氧", "含碳", "含硫", "当量", "自由", "由度"}
)
# The unit of a figure that stands before a name (0.5C放电容量).
_OWN_UNIT = re.compile(r"[A-Za-z%℃]{1,3}(?=[一-鿿])")
_FIGURE = re.compile(r"\d\s?$")


def _before_en(text: str, place: Place, floor: int) -> Named | None:
    for cut in _BREAK_EN.finditer(text, floor, place.start):
        floor = cut.end()
    labelled = _label_en(text, place)
    if labelled is not None:
        return labelled
    words = list(_WORD.finditer(text, floor, place.start))
    spelt = [word[0].lower() for word in words]
    names, unknown = lexicon(), 0
    for back in range(len(words), max(0, len(words) - _GAP_WORDS), -1):
        found = None if _mere_range(spelt[:back]) else names.english_name_at(spelt[:back])
        if found and _reaches(text, place, spelt[back:], unknown, words[back - 1].end(), found[1]):
            return _named_en(words[:back], spelt[:back], found)
        if spelt[back - 1] not in words_of("gap"):
            unknown += 1
        if unknown > _UNKNOWN_EN:
            return None
    return None


# "capacity retention at −30 °C and 1C: 84 %": a name, under what circumstances, a colon.
_LABEL_EN = re.compile(
    r"(?:^|[;,.\n)])\s*(?P<name>[A-Za-z][A-Za-z' -]*?)"
    r"\s(?:at|after|under|per|over|within)\s[^:;\n]{1,40}:\s*$"
)
_LABEL_FAR = 90


def _label_en(text: str, place: Place) -> Named | None:
    """The name of a figure in a list of data; the figures between are its conditions."""
    label = _LABEL_EN.search(text, max(place.start - _LABEL_FAR, 0), place.start)
    if label is None:
        return None
    words = list(_WORD.finditer(text, *label.span("name")))
    spelt = [word[0].lower() for word in words]
    found = lexicon().english_name_at(spelt) if words else None
    if found is None or not found[1].fits(place.dimension):
        return None
    return _named_en(words, spelt, found)


def _mere_range(words: list[str]) -> bool:
    """Whether the last words name nothing: "in the range", "room temperature"."""
    before = words[-2] if len(words) > 1 else "the"
    if words[-1] == "temperature":
        return before == "room"
    return words[-1] in {"range", "ranges"} and before in {"the", "a", "in", "of"}


def _reaches(
    text: str, place: Place, gap: list[str], unknown: int, end: int, concept: Concept
) -> bool:
    """Whether the words between a name and the value let the one measure the other."""
    between = text[end : place.start]
    if any(character.isdigit() for character in between):
        return False
    around = text[max(place.limit, end - 40) : place.start]
    if not concept.fits(place.dimension, changed=bool(_CHANGE_EN.search(around))):
        return False
    if unknown == 0:
        return True
    return bool(gap) and gap[0] in words_of("links") and gap[-1] in words_of("copulas")


def _named_en(words: list[re.Match[str]], spelt: list[str], found: tuple[int, Concept]) -> Named:
    size, concept = found
    first = len(words) - size
    for _ in range(2):
        if first == 0 or spelt[first - 1] in words_of("stops"):
            break
        if words[first].start() - words[first - 1].end() != 1:
            break
        first -= 1
    return Named(words[first].start(), words[-1].end(), concept)


def _behind(text: str, place: Place) -> Named | None:
    return _behind_zh(text, place) or _behind_en(text, place)


def _behind_zh(text: str, place: Place) -> Named | None:
    names = lexicon()
    lead = _RIGHT_ZH.match(text, place.end)
    begin = lead.end() if lead else place.end
    for position in range(begin + 1, begin + _MODIFIERS + 5):
        if text[position - 1 : position] in _STOP_ZH or position > len(text):
            return None
        found = names.chinese_name_at(text, position)
        if not found or position - len(found[0]) < begin:
            continue
        if place.dimension in found[1].dimensions and not _COMPOUND.match(text, position):
            return Named(begin, position, found[1])
    return None


# A word that goes on names a thing (压力传感器), not the property.
_COMPOUND = re.compile(r"(?![的下时范以为处条和与之])[一-鿿]")


def _behind_en(text: str, place: Place) -> Named | None:
    risen = _RISEN_EN.match(text, place.end)
    if risen:
        return _first_name_en(text, risen.end())
    lead = _RIGHT_EN.match(text, place.end)
    if lead is None or (place.dimension == "ratio" and "of" in lead[0]):
        return None
    words: list[re.Match[str]] = []
    position = lead.end()
    for _ in range(_MODIFIERS + 1):
        word = _WORD.match(text, position)
        if word is None or word[0].lower() in words_of("stops"):
            return None
        words.append(word)
        position = word.end() + 1
        found = lexicon().english_name_at([item[0].lower() for item in words])
        if found and _measures(found[1], place.dimension) and word[0].lower() != "range":
            return Named(words[0].start(), word.end(), found[1])
    return None


_RISEN_EN = re.compile(
    r"\s(?:\w+\s)?(?:reduction|increase|improvement|decrease|gain|drop|savings?|rise)\s(?:in|of)\s(?:the\s|its\s)?",
    re.IGNORECASE,
)


def _first_name_en(text: str, position: int) -> Named | None:
    """The property that rose or fell: the first name within a few words."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text, position, position + 40):
        if word[0].lower() in words_of("stops"):
            return None
        words.append(word)
        found = lexicon().english_name_at([item[0].lower() for item in words])
        if found:
            return Named(words[0].start(), word.end(), found[1])
    return None


def _measures(concept: Concept, dimension: str) -> bool:
    """Behind a value, a name must be known to be measured so."""
    if dimension in concept.dimensions:
        return True
    return not concept.dimensions and (dimension != "ratio" or concept.bare)
