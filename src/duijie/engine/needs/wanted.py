"""What must be achieved: functions wanted, each a verb and its object, the weightiest first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from duijie.engine.needs.lexicon import Hit, lexicon, table
from duijie.engine.needs.objects import (
    Stretch,
    is_generic,
    is_property,
    object_after,
    object_before,
    phrase_before,
    split_owner,
)
from duijie.engine.needs.page import Page
from duijie.engine.needs.types import Wanted
from duijie.engine.results import Span

_AMOUNT_FIRST = re.compile(
    r"[<>≤≥±+\-]|[\d.,]+\s*(?:[%a-z°℃μ/]|小时|分钟|秒|天|年|月|米|吨|万|个|次|倍|级|元|以|度|$)"
)
_FAR = 1500
_SHORTEST = 2
_CLAUSE = 4
# Characters before a verb in which “in order to” stands.
_PURPOSE = 28


@cache
def _weights() -> dict[str, float]:
    return dict(table("wants")["weights"])


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: Hit
    object: Stretch
    weight: float


def read_wanted(page: Page, taken: Iterable[Span]) -> tuple[Wanted, ...]:
    """The functions a need asks for, at most five, the main one first.

    ``taken`` are words that already say something else (a deadline, a form of
    cooperation, a slogan), whose verbs are no wishes.
    """
    weights, settings = _weights(), table("wants")["settings"]
    spans = tuple(taken)
    found = [*_candidates(page, spans), *_complaints(page, spans)]
    ranked = sorted(found, key=lambda one: (-one.weight, one.hit.start))
    kept: list[_Candidate] = []
    for one in ranked:
        enough = max(weights["keep"], weights["beside"] * kept[0].weight) if kept else 0.0
        good = one.weight >= (enough if kept else weights["alone"])
        if good and not any(_same(page, one.object, other.object) for other in kept):
            kept.append(one)
    return tuple(_wanted(page, one) for one in kept[: settings["most"]])


def title_words(title: str) -> tuple[int, int] | None:
    """Where a title (lower case) says what it is about, None when it says nothing."""
    match = _title_frame().fullmatch(title)
    if match is None or match.end("about") - match.start("about") < _SHORTEST:
        return None
    return match.span("about")


def first_clause(page: Page) -> tuple[int, int] | None:
    """Where the first clause stands, None when it is somebody's speech or too short."""
    first, last = page.sentences[0]
    language = page.language.value
    stop = re.compile(r"[,;:、。\n]|\s(?:for|with|that|which)\s").search(page.low, first, last)
    end = stop.start() if stop else last
    words = page.low[first:end]
    longest = table("wants")["settings"][f"longest_{language}"]
    length = len(words.split()) if language == "en" else len(words)
    spoken = re.search(table("wants")["spoken"][language], words)
    return None if spoken or length > longest or len(words) < _CLAUSE else (first, end)


@cache
def _title_frame() -> re.Pattern[str]:
    frame = table("wants")["title_frame"]
    return re.compile(
        rf"\s*(?:{frame['before']})?\s*(?P<about>.*?)\s*(?:{frame['after']})?\s*", re.DOTALL
    )


def _wanted(page: Page, one: _Candidate) -> Wanted:
    thing, owner = split_owner(page, one.object)
    return Wanted(
        function=one.hit.code,
        verb=page.evidence(one.hit.start, one.hit.end),
        object=page.evidence(thing.start, thing.end),
        owner=page.evidence(owner.start, owner.end) if owner else None,
        weight=round(one.weight, 3),
    )


def _same(page: Page, one: Stretch, other: Stretch) -> bool:
    if one.start < other.end and other.start < one.end:
        return True
    return page.low[one.start : one.end] == page.low[other.start : other.end]


def _candidates(page: Page, taken: tuple[Span, ...]) -> Iterator[_Candidate]:
    done = 0
    for hit in page.hits("wants", "function"):
        if hit.start < done or not _free(page, hit, taken):
            continue
        found = _object(page, hit)
        if found is None or any(_inside(found, span) for span in taken):
            continue
        if hit.code in table("wants")["settings"]["through"] and not found.carries:
            # "解决…检测难题" is one wish, not two: its object runs through other verbs.
            done = found.end
        yield _Candidate(hit, found, _weight(page, hit, found))


def _object(page: Page, hit: Hit) -> Stretch | None:
    """What a verb acts on, None when it is no verb here."""
    after = object_after(page, hit)
    if after and _AMOUNT_FIRST.match(page.low, after.start):
        after = None
    if after and not after.carries and after.start >= hit.end and _compound(page, hit, after):
        return None
    return after or object_before(page, hit)


def _compound(page: Page, hit: Hit, after: Stretch) -> bool:
    """Whether the verb and its "object" are one noun ("检测时间"), or two verbs ("需要提高")."""
    words = page.low[after.start : after.end]
    if hit.code == "seek":
        verb = lexicon("wants", "function").first(words)
        return verb is not None and verb.start == 0 and "的" not in words
    return hit.code in table("wants")["settings"]["nominal"] and is_property(words)


def _complaints(page: Page, taken: tuple[Span, ...]) -> Iterator[_Candidate]:
    """Properties said to be bad; who says so wants them better."""
    for hit in page.hits("wants", "complaint"):
        if not _free(page, hit, taken):
            continue
        found = phrase_before(page, hit)
        if found and not is_generic(page.low[found.start : found.end]):
            weight = _weights()["complaint"] - min(hit.start / _FAR, 1.0)
            yield _Candidate(hit, found, weight)


def _free(page: Page, hit: Hit, taken: tuple[Span, ...]) -> bool:
    """Whether a verb stands in the need's own wishes: not taken, not negated, no keyword."""
    if page.role(hit.start) in table("wants")["settings"]["no_wish_in"]:
        return False
    if any(span.start < hit.end and hit.start < span.end for span in taken):
        return False
    reach = max(hit.start - 10, 0)
    return not _not().search(page.low, reach, hit.start)


@cache
def _not() -> re.Pattern[str]:
    words = table("wants")["negation"]
    return re.compile(rf"(?:{words['zh']}|(?<![a-z])(?:{words['en']})\s)$")


def _inside(found: Stretch, span: Span) -> bool:
    return span.start <= found.start and found.end <= span.end


def _weight(page: Page, hit: Hit, found: Stretch) -> float:
    weights = _weights()
    role = page.role(hit.start)
    first, last = page.sentence(hit.start)
    weight = weights.get(role, 0.0) - weights["far"] * -min(hit.start / _FAR, 1.0)
    if page.first("wants", "cue", first, last):
        weight += weights["cue"]
    if role != "title" and page.first("wants", "background", *page.clause(hit.start, hit.end)):
        weight += weights["background"]
    if page.sentences and first == page.sentences[0][0]:
        weight += weights["first"]
    if _purpose().search(page.low, max(hit.start - _PURPOSE, first), hit.start):
        weight += weights["purpose"]
    return weight + _by_object(page, hit, found)


@cache
def _purpose() -> re.Pattern[str]:
    words = table("wants")["purpose"]
    return re.compile(rf"(?:{words['zh']}|(?<![a-z])(?:{words['en']}))$")


def _by_object(page: Page, hit: Hit, found: Stretch) -> float:
    weights = _weights()
    weight = 0.0
    if hit.code not in table("wants")["settings"]["plain"]:
        weight += weights["solve"] if hit.code == "solve" else weights["specific"]
    if found.carries or is_generic(page.low[found.start : found.end]):
        weight += weights["generic"]
    elif split_owner(page, found)[1]:
        weight += weights["owner"]
    return weight
