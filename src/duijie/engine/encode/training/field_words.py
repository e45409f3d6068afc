"""The words of the field that cutting Chinese needs, gathered from terms and class titles."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import rjieba

from duijie.engine.encode.training.reading import require, rows
from duijie.engine.encode.training.sources import (
    OTHER_PAPERS,
    PARALLEL_PAPERS,
    PATENT_CLASSES,
    PATENTS,
    PRODUCTS,
    TERMS,
    papers,
)

_FILES = (PARALLEL_PAPERS, OTHER_PAPERS, PATENTS, TERMS, PATENT_CLASSES, PRODUCTS)
_WORD = re.compile("[\u4e00-\u9fff]{2,8}")
_NOT_CHINESE = re.compile("[^\u4e00-\u9fff]+")
_BETWEEN_KEYWORDS = re.compile("[;；,，、 ]+")
# Products and class titles are phrases; those with connecting words are no single words.
_PHRASE_OF_PRODUCTS = re.compile("^[以且下个不]|[且的]")
_PHRASE_OF_CLASSES = re.compile("[的或和与及其用于在有用以]|等|包括|所|类$|其他")
# Once is a slip of the pen or of the reading machine.
_FEWEST_MENTIONS = 2
# A word that running text never uses cuts nothing.
_FEWEST_USES = 3


def build_words(data: Path) -> tuple[str, ...]:
    """Terms, products and class titles that jieba lacks and running text uses, sorted."""
    require(data, _FILES)
    segmenter = rjieba.Jieba()
    unknown = {word for word in _candidates(data) if not segmenter.has_word(word)}
    uses = _count_uses(unknown, _running_text(data))
    return tuple(sorted(word for word in unknown if uses[word] >= _FEWEST_USES))


def _candidates(data: Path) -> Iterator[str]:
    mentions = Counter(_keywords(data))
    for row in rows(data, TERMS):
        mentions[row["zh"]] += row["n"]
    yield from (
        word
        for word, count in mentions.items()
        if count >= _FEWEST_MENTIONS and _WORD.fullmatch(word)
    )
    for row in rows(data, PRODUCTS):
        for value in row.values():
            yield from _stretches(value, 3, 6, _PHRASE_OF_PRODUCTS)
    for row in rows(data, PATENT_CLASSES):
        yield from _stretches(row.get("zh_short"), 3, 5, _PHRASE_OF_CLASSES)


def _keywords(data: Path) -> Iterator[str]:
    for row in papers(data):
        given = row["keywords_zh"] or ""
        parts = given if isinstance(given, list) else _BETWEEN_KEYWORDS.split(given)
        yield from (part.strip() for part in parts)


def _stretches(
    text: str | None, shortest: int, longest: int, phrase: re.Pattern[str]
) -> Iterator[str]:
    """The stretches of Chinese in a title that may be words."""
    for stretch in _NOT_CHINESE.split(text or ""):
        if shortest <= len(stretch) <= longest and not phrase.search(stretch):
            yield stretch


def _running_text(data: Path) -> Iterator[str]:
    for row in papers(data):
        yield row["title_zh"] or ""
        yield row["abstract_zh"] or ""
    for row in rows(data, PATENTS):
        yield row.get("title_zh") or ""
        yield row.get("abstract_zh") or ""


def _count_uses(words: set[str], texts: Iterator[str]) -> Counter[str]:
    """How often each word stands in the texts, inside of others too."""
    lengths = sorted({len(word) for word in words})
    uses: Counter[str] = Counter()
    for text in texts:
        for length in lengths:
            windows = (text[at : at + length] for at in range(len(text) - length + 1))
            uses.update(window for window in windows if window in words)
    return uses
