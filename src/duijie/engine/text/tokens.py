"""Tokens: Chinese words by jieba in search mode, English words by their stems."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import rjieba
import Stemmer

from duijie.engine.text.language import HAN
from duijie.engine.text.lexicon import load_words
from duijie.engine.text.normalise import lowered, normalise
from duijie.engine.text.stopwords import CHINESE, ENGLISH

# A run of Chinese, a Latin word with its digits, or a number.
_RUN = rf"[{HAN}]+"
_WORD = r"[a-z\u00c0-\u024f\u0370-\u03ff][a-z0-9\u00c0-\u024f\u0370-\u03ff]*|\d+(?:\.\d+)?"
_PIECE = re.compile(rf"({_RUN})|({_WORD})")
_RUNS, _WORDS = re.compile(_RUN), re.compile(_WORD)
_HAN_RUN = 1


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its term and where it stands in the text."""

    text: str
    start: int
    end: int


@cache
def _jieba() -> ModuleType:
    """The segmenter with the words of the field added to its dictionary.

    The library reads its dictionary when it is loaded; another one would take
    as long again, and as much memory.
    """
    for word in load_words():
        rjieba.add_word(word, None, None)
    return rjieba


_stemmer = Stemmer.Stemmer("english")
_stems: dict[str, str] = {}


def stem(word: str) -> str:
    """The English stem (Snowball) of a lower-case word."""
    known = _stems.get(word)
    if known is None:
        known = _stems[word] = str(_stemmer.stemWord(word))
    return known


def words(text: str) -> list[str]:
    """Lower-case words in order, unstemmed, stop words included.

    Chinese runs are cut in search mode, so a long word is followed by, or
    follows, the words it is made of.
    """
    found: list[str] = []
    cut = _jieba().cut_for_search
    for run, word in _PIECE.findall(normalise(text).lower()):
        if run:
            found.extend(cut(run))
        else:
            found.append(word)
    return found


def term_of(word: str) -> str | None:
    """The index term of a lower-case word, None for a stop word or a lone character."""
    if word.isascii():
        return None if word in ENGLISH else stem(word)
    return None if len(word) == 1 or word in CHINESE else word


def terms(text: str) -> list[str]:
    """The index terms of a text, in order, with repetitions."""
    return [term for term in map(term_of, words(text)) if term is not None]


def tokenise(text: str) -> list[Token]:
    """The index terms of a text with their spans, ordered by start."""
    return sorted(_tokens(text), key=_in_order)


def find_terms(text: str, wanted: AbstractSet[str]) -> list[Token]:
    """The tokens of a text that are among the index terms wanted, ordered by start.

    The same as picking them from ``tokenise``, without making all the others.
    """
    low = lowered(text)
    found = [*_find_words(low, wanted), *_find_chinese(low, wanted)]
    found.sort(key=_in_order)
    return found


def _find_words(low: str, wanted: AbstractSet[str]) -> Iterator[Token]:
    """The wanted English words and numbers: which there are first, then where."""
    meant = {word: term for word in set(_WORDS.findall(low)) if (term := term_of(word)) in wanted}
    if meant:
        for piece in _WORDS.finditer(low):
            term = meant.get(piece.group())
            if term is not None:
                yield Token(term, piece.start(), piece.end())


def _find_chinese(low: str, wanted: AbstractSet[str]) -> Iterator[Token]:
    """The wanted Chinese words; only runs whose characters hold one are cut."""
    held = [term for term in wanted if not term.isascii() and term in low]
    spots = sorted(spot for term in held for spot in _spots(low, term))
    cut = _jieba().tokenize
    for run in _RUNS.finditer(low) if spots else ():
        next_spot = bisect_left(spots, run.start())
        if next_spot == len(spots) or spots[next_spot] >= run.end():
            continue
        for part, start, end in cut(run.group(), "search"):
            if part in wanted and term_of(part) == part:
                yield Token(part, run.start() + start, run.start() + end)


def _spots(low: str, term: str) -> Iterator[int]:
    """Where a term's characters stand, within a word or across two."""
    spot = low.find(term)
    while spot >= 0:
        yield spot
        spot = low.find(term, spot + 1)


def _in_order(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _tokens(text: str) -> Iterator[Token]:
    for piece in _PIECE.finditer(normalise(text).lower()):
        if piece.lastindex != _HAN_RUN:
            term = term_of(piece.group())
            if term is not None:
                yield Token(term, piece.start(), piece.end())
            continue
        for word, start, end in _jieba().tokenize(piece.group(), "search"):
            term = term_of(word)
            if term is not None:
                yield Token(term, piece.start() + start, piece.start() + end)
