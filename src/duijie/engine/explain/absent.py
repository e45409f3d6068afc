"""What the need names and the offer never mentions: weighty nouns, or nothing at all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import median

import rjieba

from duijie.engine.explain.asker import Asker
from duijie.engine.explain.terms import Found
from duijie.engine.explain.wording import touching
from duijie.engine.needs.types import NeedCard
from duijie.engine.records import Field
from duijie.engine.results import Side, Span
from duijie.engine.text.language import language_of
from duijie.engine.text.normalise import lowered, normalise
from duijie.engine.text.tokens import Token

_MOST = 3
# Translations this likely together cover what a term may be called in the other language.
_COVERED = 0.6
# Characters that may stand between those of a short name written out (锂电, 锂离子电池).
_BETWEEN = 3
_NOUNS = ("n", "vn", "j")
# Kinds of lone characters that belong to a name: nouns, verbs, adjectives, and endings.
_RESTS = ("n", "v", "a", "k", "h", "b", "g", "q")
_SHORTEST_STEM = 5
_ENDING = 4
_LONGEST_ACRONYM = 5
_NOT_NOUNS = ("ing", "ly", "est", "ed", "able", "ible", "ive", "ful")
_SHORTEST_NOUN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A noun the need names, and how its mention in an offer would look.

    ``look`` is the beginning of an English word, or a Chinese name in full.
    """

    token: Token
    weight: float
    look: str
    meant: frozenset[str]
    translatable: bool
    hints: frozenset[str]


def named_things(asker: Asker) -> tuple[Named, ...]:
    """The weighty nouns with which a need names its subject, wishes and materials.

    Words of running text are left out: whether an offer repeats them tells nothing.
    """
    if asker.card is None or not asker.tokens:
        return ()
    heavy = median(asker.weights[token.text] for token in asker.tokens)
    places = list(_naming_places(asker.card))
    found: dict[str, Named] = {}
    for token in asker.tokens:
        inside = any(start <= token.start and token.end <= end for start, end in places)
        weight = asker.weights[token.text]
        if inside and weight >= heavy and token.text not in found and _is_noun(asker.text, token):
            found[token.text] = _named(asker, token, weight)
    return tuple(found.values())


def absent(asker: Asker, named: Sequence[Named], found: Found) -> tuple[Span, ...]:
    """The places of the weightiest things that a found text says in neither language."""
    if not named:
        return ()
    low = lowered(found.text)
    across = language_of(found.text) != asker.question.language
    missing = [one for one in named if not _said(one, found, low, across=across)]
    best = sorted(missing, key=lambda one: (-one.weight, one.token.start))[:_MOST]
    spans: list[Span] = []
    for one in sorted(best, key=lambda one: one.token.start):
        place = one.token.start, one.token.end
        last = spans[-1] if spans else None
        if last and touching((last.start, last.end), place, asker.text):
            spans[-1] = Span(Side.NEED, last.start, place[1])
        else:
            spans.append(Span(Side.NEED, *place))
    return tuple(spans)


def _naming_places(card: NeedCard) -> Iterator[tuple[int, int]]:
    named = [card.subject, *(one.evidence for one in card.materials)]
    for wish in card.wanted[:2]:
        named += [wish.object, wish.owner]
    for one in named:
        if one is not None and one.span is not None:
            yield one.span.start, one.span.end
    yield 0, len(card.record.get(Field.TITLE))


def _named(asker: Asker, token: Token, weight: float) -> Named:
    meant = asker.meant.get(token.text, {})
    return Named(
        token=token,
        weight=weight,
        look=_look(asker.text[token.start : token.end]),
        meant=frozenset(meant),
        translatable=sum(meant.values()) >= _COVERED,
        hints=frozenset(hint for term in meant for hint in _hints(term)),
    )


def _hints(term: str) -> Iterable[str]:
    return [term[:_SHORTEST_STEM]] if term.isascii() else term


def _look(words: str) -> str:
    low = normalise(words).lower()
    return low[: max(_SHORTEST_STEM, len(low) - _ENDING)] if low.isascii() else low


def _looks_said(look: str, low: str) -> bool:
    """Whether a text has the look, a Chinese name perhaps written out."""
    if look in low or look.isascii():
        return look in low
    return _written_out(look).search(low) is not None


@lru_cache(maxsize=1024)
def _written_out(look: str) -> re.Pattern[str]:
    """A name whose characters stand in their order, with a few others between them."""
    return re.compile(f".{{0,{_BETWEEN}}}".join(map(re.escape, look)), re.DOTALL)


def _said(one: Named, found: Found, low: str, *, across: bool) -> bool:
    """Whether a text mentions a thing, or may do so in words that cannot be checked."""
    if one.token.text in found.places or _looks_said(one.look, low):
        return True
    if any(term in found.places for term in one.meant):
        return True
    # A translation of the same beginning, or with a character in common, may be meant.
    return across and (not one.translatable or any(hint in low for hint in one.hints))


def _is_noun(text: str, token: Token) -> bool:
    words = text[token.start : token.end]
    if words.isascii():
        return _is_english_noun(text, words)
    return _chinese_nouns(text).get((token.start, token.end), False)


def _is_english_noun(text: str, words: str) -> bool:
    """No acronym or formula, which an offer may spell out, nothing that looks like no noun."""
    if (
        not words.isalpha()
        or len(words) < _SHORTEST_NOUN
        or (not text.isascii() and _HAN.search(text))
    ):
        return False
    acronym = len(words) <= _LONGEST_ACRONYM and words[1:] != words[1:].lower()
    return not acronym and not words.lower().endswith(_NOT_NOUNS)


_HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=8)
def _chinese_nouns(text: str) -> dict[tuple[int, int], bool]:
    """Where the nouns of a Chinese text stand, without fragments of longer names.

    A lone character beside a noun is the rest of a name that was cut (锂电|芯).
    """
    cut = _tagger().tag(normalise(text))
    rest = [len(word) == 1 and tag.startswith(_RESTS) for word, tag in cut]
    found = {}
    place = 0
    for index, (word, tag) in enumerate(cut):
        alone = not any(rest[max(index - 1, 0) : index + 2])
        found[place, place + len(word)] = alone and tag.startswith(_NOUNS)
        place += len(word)
    return found


@cache
def _tagger() -> rjieba.Jieba:
    return rjieba.Jieba()
