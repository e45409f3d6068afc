"""Where the object of a verb begins and ends, and what it belongs to."""

import re
from dataclasses import dataclass
from functools import cache

from duijie.engine.needs.lexicon import Hit, lexicon, table
from duijie.engine.needs.page import Page
from duijie.engine.text.language import HAN

_HAN = re.compile(f"[{HAN}]")
_EDGE = " \t-/、,.的'\"*"
_JOINT = re.compile(r"[、和与及,]|\s(?:and|or)\s")
_AND = re.compile(r"(?:\s(?:and|or)(?:\s[a-z]+ly)?\s|[、和与及或并])$")
# "含水率从80%降到": the property stands before the value it starts from.
_FROM_NUMBER = re.compile(r"[由从自]?\s*\d")
# After one verb of two ("回收及再利用"): what follows is the other verb.
_JOINED = "或及和与、"
_TOO_SHORT = 2
# Words that end an object, unless they open it ("一种能够自愈的涂层").
_VESSEL_END = re.compile(r"(?:技术|方法|工艺|方案|装置|设备|系统|办法|措施|手段|配方)$")
_MAY_OPEN = {"能够", "可以", "用于"}
_OWNER_AT_LEAST = 2
# "the corrosion resistance of magnesium castings", but not "a class of …".
_OF = re.compile(r"\s(?:of|for|in)\s(?:the |a |an |our |its |all )?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """An object's characters; ``carries`` when it is a mere vessel ("system", "技术")."""

    start: int
    end: int
    carries: bool = False


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    wants = table("wants")
    rules = {}
    for part in ("stop", "lead", "carrier", "property"):
        for language in ("zh", "en"):
            rules[f"{part}_{language}"] = re.compile(wants[part][language])
    rules["tail_zh"] = re.compile(wants["tail"]["zh"])
    return rules


def _language(page: Page, place: int) -> str:
    around = page.low[max(place - 2, 0) : place + 8]
    return "zh" if _HAN.search(around) else "en"


def object_after(page: Page, verb: Hit) -> Stretch | None:
    """The object that follows a verb, None when nothing nameable does."""
    start = verb.end
    language = _language(page, start)
    if start < len(page.low) and page.low[start] in _JOINED:
        return None
    rules = _rules()
    lead = rules[f"lead_{language}"].match(page.low, _skip_blank(page.low, start))
    begin = lead.end() if lead else _skip_blank(page.low, start)
    end = _stop(page, begin, language)
    if language == "en":
        end = _whole_words(page.low, begin, end)
    found = _trim(page.low, begin, end)
    if found is None:
        return None
    words = page.low[found.start : found.end]
    if not rules[f"carrier_{language}"].search(words):
        return found
    if language == "zh":
        return _leading_up(page, verb, found)
    return _carried(page, found)


def object_before(page: Page, verb: Hit) -> Stretch | None:
    """The object in front of a Chinese verb that ends its phrase ("余热回收")."""
    return _leading_up(page, verb, None) if _HAN.search(page.low[verb.start]) else None


def phrase_before(page: Page, hit: Hit) -> Stretch | None:
    """The phrase a predicate is said of ("模具寿命" 短, "paint adhesion" is poor)."""
    if _HAN.search(page.low[hit.start : hit.end]):
        return _leading_up(page, hit, None)
    first, _ = page.clause(hit.start, hit.end)
    lead = _rules()["lead_en"].match(page.low, first, hit.start)
    return _trim(page.low, lead.end() if lead else first, hit.start)


def is_property(words: str) -> bool:
    """Whether Chinese words are nothing but the name of a property."""
    match = _rules()["property_zh"].search(words)
    return match is not None and match.start() == 0


def _leading_up(page: Page, verb: Hit, vessel: Stretch | None) -> Stretch | None:
    """The Chinese phrase that leads up to a verb, or the mere vessel after it."""
    first, _ = page.sentence(verb.start)
    begin = max(first, verb.start - table("wants")["settings"]["longest_zh"])
    for stop in _rules()["stop_zh"].finditer(page.low, begin, verb.start):
        # A stop without characters of its own stands before a number, which may lead up.
        begin = stop.end() if stop.group() else begin
    lead = _rules()["lead_zh"].match(page.low, begin, verb.start)
    begin = lead.end() if lead else begin
    words = page.low[begin : verb.start]
    cut = _FROM_NUMBER.search(words) or _rules()["tail_zh"].search(words)
    found = _trim(page.low, begin, begin + cut.start() if cut else verb.start)
    if found is None or _verb_inside(page, found):
        return Stretch(vessel.start, vessel.end, carries=True) if vessel else None
    return found


def _verb_inside(page: Page, found: Stretch) -> bool:
    words = page.low[found.start : found.end]
    return not _HAN.search(words) or bool(_rules()["carrier_zh"].search(words))


def _carried(page: Page, vessel: Stretch) -> Stretch:
    """An English vessel with what it is for: "a capability for detection of attacks"."""
    rest = re.compile(r"\s(?:for|of|to|in|that|capable of|which)\s").match(page.low, vessel.end)
    if not rest or rest.group().strip() in {"to", "that", "which", "capable of"}:
        return Stretch(vessel.start, vessel.end, carries=True)
    begin = rest.end()
    end = _whole_words(page.low, begin, _stop(page, begin, "en"))
    found = _trim(page.low, begin, end)
    if found is None:
        return Stretch(vessel.start, vessel.end, carries=True)
    return Stretch(vessel.start, found.end)


def split_owner(page: Page, found: Stretch) -> tuple[Stretch, Stretch | None]:
    """A property and the thing it belongs to; no owner when the object is one thing."""
    words = page.low[found.start : found.end]
    if _HAN.search(words):
        return _split_chinese(words, found)
    of = _OF.search(words)
    if not of or not _rules()["property_en"].search(words[: of.start()]):
        return found, None
    owner = _trim(page.low, found.start + of.end(), found.end)
    return Stretch(found.start, found.start + of.start()), owner


def is_generic(words: str) -> bool:
    """Whether an object's words (lower case) name no thing, in no joined part."""
    parts = _JOINT.split(words.strip())
    return all(_generic().search(part.strip()) for part in parts)


@cache
def _generic() -> re.Pattern[str]:
    entry = table("wants")["generic"]
    return re.compile("|".join(entry["zh"] + entry["en"]))


def _split_chinese(words: str, found: Stretch) -> tuple[Stretch, Stretch | None]:
    ending = _rules()["property_zh"].search(words)
    cut = words.rfind("的")
    if cut >= _OWNER_AT_LEAST and cut + 2 < len(words):
        whole = Stretch(found.start + cut + 1, found.end)
        if _names_a_deed(words[:cut]) or is_generic(words[:cut]):
            return whole, None
        if not ending and _VESSEL_END.search(words):
            # "延长模具寿命的表面处理技术": the deed is done to what stands before 的.
            return _split_chinese(words[:cut], Stretch(found.start, found.start + cut))
        return (whole, Stretch(found.start, found.start + cut)) if ending else (found, None)
    if ending and ending.start() >= _OWNER_AT_LEAST + 1:
        middle = found.start + ending.start()
        return Stretch(middle, found.end), Stretch(found.start, middle)
    return found, None


def _names_a_deed(words: str) -> bool:
    """Whether words before 的 say what a thing does ("替代进口的…") and not whose it is."""
    hit = lexicon("wants", "function").first(words)
    return hit is not None and hit.start == 0


def _skip_blank(low: str, place: int) -> int:
    while place < len(low) and low[place] in " \t:":
        place += 1
    return place


def _stop(page: Page, begin: int, language: str) -> int:
    longest = 160 if language == "en" else table("wants")["settings"]["longest_zh"]
    low = page.low
    limit = min(len(low), begin + longest)
    stop = _rules()[f"stop_{language}"].search(low, begin, limit)
    if stop and stop.start() == begin and stop.group() in _MAY_OPEN:
        stop = _rules()[f"stop_{language}"].search(low, stop.end(), limit)
    return _before_next_verb(page, begin, stop.start() if stop else limit)


def _before_next_verb(page: Page, begin: int, end: int) -> int:
    """The end brought back to an "and" with another function after it."""
    for hit in page.hits("wants", "function", begin, end):
        joint = _AND.search(page.low[begin : hit.start])
        if joint and joint.start():
            return begin + joint.start()
    return end


def _whole_words(low: str, begin: int, end: int) -> int:
    """The end brought back to a word's end and to the longest number of words."""
    longest = table("wants")["settings"]["longest_en"]
    if end < len(low) and end > begin and low[end - 1].isalnum() and low[end].isalnum():
        end = max(low.rfind(" ", begin, end), begin)
    places = [blank.start() + begin for blank in re.finditer(r"\s+", low[begin:end].rstrip())]
    return places[longest - 1] if len(places) >= longest else end


def _trim(low: str, start: int, end: int) -> Stretch | None:
    while start < end and low[start] in _EDGE:
        start += 1
    while end > start and low[end - 1] in _EDGE:
        end -= 1
    return Stretch(start, end) if end - start >= _TOO_SHORT else None
