"""What makes a need hard to match: vague, several in one, only a purchase, boilerplate."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from duijie.engine.needs.lexicon import Hit, table
from duijie.engine.needs.page import Page
from duijie.engine.needs.types import Evidence, Limit, Reading, Wanted
from duijie.engine.results import Note, Side, Span
from duijie.engine.text.tokens import terms
from duijie.kernel.language import Language

VAGUE = "needs.flag.vague"
BARE = "needs.flag.bare"
COMPOSITE = "needs.flag.composite"
PURCHASE = "needs.flag.purchase"
SLOGANS = "needs.flag.slogans"
NOTICES = "needs.flag.notices"


@dataclass(frozen=True, slots=True)
class Content:
    """What flags look at besides the page."""

    wanted: tuple[Wanted, ...]
    subject: Evidence | None
    limits: tuple[Limit, ...]
    materials: tuple[Reading, ...]
    constraints: tuple[Reading, ...]


def read_flags(page: Page, content: Content) -> tuple[Note, ...]:
    """The flags a need earns, each with the words it rests on."""
    if not page.text.strip():
        return ()
    checks: tuple[Callable[[Page, Content], Note | None], ...] = (
        purchase,
        composite,
        vague,
        slogans,
        notices,
    )
    return tuple(note for check in checks if (note := check(page, content)) is not None)


def vague(page: Page, content: Content) -> Note | None:
    """Nothing measurable, and no thing, surroundings or material that would narrow it."""
    if content.limits or content.materials or content.constraints:
        return None
    settings = table("flags")["settings"]
    hits = list(page.hits("flags", "vague"))
    named = content.subject is not None
    short = settings["short_zh" if page.language is Language.ZH else "short_en"]
    few = len(page.low) < short
    if named and not few and len(hits) < settings["vague_words"]:
        return None
    if named and few and not hits:
        return None
    if not hits:
        return Note(BARE, {}, _whole(page))
    return Note(VAGUE, {"words": _quoted(page, hits)}, _spans(hits))


def purchase(page: Page, _: Content) -> Note | None:
    """Words of buying and none of research or change."""
    hits = list(page.hits("flags", "purchase"))
    if not hits or page.hits("flags", "research"):
        return None
    return Note(PURCHASE, {"words": _quoted(page, hits)}, _spans(hits))


def composite(page: Page, content: Content) -> Note | None:
    """Several needs in one: a list of wishes, or two for things sharing no term."""
    return _listed(page, content) or _joined(page, content)


def _listed(page: Page, content: Content) -> Note | None:
    """Items of one list, each with a function and an object of its own."""
    settings = table("flags")["settings"]
    items = [hit for hit in page.hits("flags", "item") if page.role(hit.start) not in _NO_ITEMS]
    ends = [*[hit.start for hit in items], len(page.low)][1:]
    reach = settings["item_reach"]
    stretches = [(hit.end, min(end, hit.end + reach)) for hit, end in zip(items, ends, strict=True)]
    wishes = [span for span in stretches if _is_wish(page, content, *span)]
    apart = [
        span for span in wishes if all(_apart(page, span, two) for two in wishes if two != span)
    ]
    long = len(page.low) > settings["items_long_from"]
    if len(apart) < settings["items_long" if long else "items"]:
        return None
    heads = [(start, _head_end(page, start, end)) for start, end in apart]
    return Note(COMPOSITE, {"count": len(heads)}, _as_spans(heads))


_NO_ITEMS = {"limits", "skip", "keywords", "current", "proof", "notice"}


def _is_wish(page: Page, content: Content, start: int, end: int) -> bool:
    """An item that names a function, and no limit right away (lists of limits are one need)."""
    end = _head_end(page, start, end)
    if any(start <= limit.quantity.start < end for limit in content.limits):
        return False
    return page.first("wants", "function", start, end) is not None


def _head_end(page: Page, start: int, end: int) -> int:
    first = page.sentence(start)[1]
    return min(end, first) if first > start else end


def _joined(page: Page, content: Content) -> Note | None:
    """Two wishes on both sides of "also", or with owners that share no term."""
    for hit in page.hits("flags", "also"):
        before = [one for one in content.wanted if _end(one) <= hit.start]
        after = [one for one in content.wanted if _start(one) >= hit.start]
        pairs = [(one, two) for one in before for two in after]
        if pairs and all(_strangers(one, two) for one, two in pairs):
            one, two = max(pairs, key=lambda pair: pair[0].weight + pair[1].weight)
            return _two(one, two, hit)
    owned = [one for one in content.wanted if one.owner is not None]
    for one, two in combinations(owned, 2):
        strong = min(one.weight, two.weight) >= table("wants")["weights"]["cue"]
        if strong and _strangers(one, two):
            return _two(one, two, None)
    return None


def _two(one: Wanted, two: Wanted, hit: Hit | None) -> Note:
    places = sorted([(_start(one), _end(one)), (_start(two), _end(two))])
    if hit:
        places.append((hit.start, hit.end))
    return Note(COMPOSITE, {"count": 2}, _as_spans(sorted(places)))


def _start(one: Wanted) -> int:
    return one.verb.span.start if one.verb.span else 0


def _end(one: Wanted) -> int:
    return max(part.span.end for part in (one.verb, one.object) if part.span)


def _strangers(one: Wanted, two: Wanted) -> bool:
    """Whether two wishes are about things that share hardly a term."""
    return _overlap(_thing(one), _thing(two)) < _apart_below()


def _thing(one: Wanted) -> str:
    return (one.owner or one.object).words


def _apart(page: Page, one: tuple[int, int], two: tuple[int, int]) -> bool:
    words = [page.text[start : _head_end(page, start, end)] for start, end in (one, two)]
    return _overlap(*words) < _apart_below()


def _apart_below() -> float:
    return float(table("flags")["settings"]["overlap"])


def _overlap(one: str, two: str) -> float:
    first, second = set(terms(one)), set(terms(two))
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 1.0


def slogans(page: Page, content: Content) -> Note | None:
    """Slogans in proportion to what else is said."""
    settings = table("flags")["settings"]
    hits = list(page.hits("flags", "boilerplate.slogan"))
    share = sum(hit.end - hit.start + settings["slogan_pad"] for hit in hits) / len(page.low)
    many = len(hits) >= settings["slogans"] and not content.limits
    if not hits or (share < settings["slogan_share"] and not many):
        return None
    return Note(SLOGANS, {"percent": _percent(share), "words": _quoted(page, hits)}, _spans(hits))


def slogan_spans(page: Page) -> tuple[Span, ...]:
    """Where slogans stand; what they promise is not asked for."""
    hits = page.hits("flags", "boilerplate.slogan")
    return tuple(Span(Side.NEED, hit.start, hit.end) for hit in hits)


def notices(page: Page, _: Content) -> Note | None:
    """Sentences of a programme's notice in proportion to the whole."""
    share = sum(end - start for _, (start, end) in page.notices) / len(page.low)
    if share < table("flags")["settings"]["notice_share"]:
        return None
    hits = [hit for hit, _ in page.notices]
    return Note(NOTICES, {"percent": _percent(share)}, _spans(hits))


def _percent(share: float) -> int:
    return min(round(100 * share), 100)


def _spans(hits: Iterable[Hit]) -> tuple[Span, ...]:
    return _as_spans([(hit.start, hit.end) for hit in hits])


def _as_spans(places: list[tuple[int, int]]) -> tuple[Span, ...]:
    most = table("flags")["settings"]["spans"]
    return tuple(Span(Side.NEED, start, end) for start, end in places[:most])


def _whole(page: Page) -> tuple[Span, ...]:
    """The first sentence, when no single word shows it."""
    return _as_spans([page.sentences[0]]) if page.sentences else ()


def _quoted(page: Page, hits: list[Hit]) -> str:
    """The first few different words of some hits."""
    words = dict.fromkeys(page.text[hit.start : hit.end].strip() for hit in hits)
    mark = "、" if page.language is Language.ZH else ", "
    return mark.join(list(words)[:3])
