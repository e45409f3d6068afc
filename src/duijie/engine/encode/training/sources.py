"""Where pairs of texts that belong together come from, one function per source.

Class labels of papers and patents are never read: the test sets ask for them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from duijie.engine.encode.training.reading import Row, rows

PARALLEL_PAPERS = "train/chinaxiv_parallel.jsonl.gz"
OTHER_PAPERS = "train/chinaxiv_other.jsonl.gz"
PARAGRAPHS = "train/chinaxiv_paragraphs.jsonl.gz"
AWARDS = "train/sbir_awards.jsonl.gz"
TOPICS = "train/sbir_topics.jsonl.gz"
ABSTRACTS = "train/csl_abstracts.jsonl.gz"
PATENT_CLASSES = "train/ipc_zh_en.jsonl.gz"
PATENTS = "train/patent_abstracts.jsonl.gz"
DICTIONARY = "train/cedict.jsonl.gz"
TERMS = "train/term_pairs_zh_en.jsonl.gz"
SOFTWARE = "train/nasa_software.jsonl.gz"
DISCIPLINES = "reference/nsfc-taxonomy/nsfc.jsonl"
RESEARCH_TOPICS = "reference/openalex-topics/openalex_topics_2024_09.csv"
PRODUCTS = "reference/sei-2018/sei2018_gbt4754_products.csv"


class Pair(NamedTuple):
    """Two texts that belong together, and in what way."""

    kind: str
    left: str
    right: str


def papers(data: Path) -> Iterator[Row]:
    """All papers with a title, abstract and keywords in one language or both."""
    return chain(rows(data, PARALLEL_PAPERS), rows(data, OTHER_PAPERS))


_PAPER_FIELDS = (
    *(("title_zh", "abstract_en"), ("title_en", "abstract_zh"), ("title_zh", "title_en")),
    *(("abstract_zh", "abstract_en"), ("title_zh", "abstract_zh"), ("title_en", "abstract_en")),
    *(("keywords_zh", "abstract_zh"), ("keywords_en", "abstract_en")),
    *(("keywords_zh", "keywords_en"), ("keywords_zh", "abstract_en")),
    ("keywords_en", "abstract_zh"),
)


def _paper_pairs(data: Path, _seed: int) -> Iterator[Pair]:
    for row in papers(data):
        for left, right in _PAPER_FIELDS:
            yield Pair(f"{left}-{right}", _text(row[left]), _text(row[right]))


def _text(value: str | list[str] | None) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""


# Shorter paragraphs are captions and broken lines.
_SHORTEST_PARAGRAPH = 60
_PARAGRAPHS_WITH_TITLE = 6


def _paragraph_pairs(data: Path, seed: int) -> Iterator[Pair]:
    titles = {row["id"]: row for row in papers(data)}
    paragraphs = defaultdict(list)
    for row in rows(data, PARAGRAPHS):
        if len(row["text"]) > _SHORTEST_PARAGRAPH:
            paragraphs[row["id"]].append(row["text"])
    chance = np.random.default_rng(seed)
    for paper, texts in paragraphs.items():
        mixed = [texts[at] for at in chance.permutation(len(texts))]
        for left, right in zip(mixed[::2], mixed[1::2], strict=False):
            yield Pair("paragraph-paragraph", left, right)
        for text in mixed[:_PARAGRAPHS_WITH_TITLE]:
            for field in ("title_zh", "title_en"):
                yield Pair(f"{field}-paragraph", titles.get(paper, {}).get(field) or "", text)


# Awards under one topic number work on one problem, unless the topic is open to all.
_MOST_AWARDS_OF_A_TOPIC = 30
_SHORTEST_ABSTRACT = 200


def _award_pairs(data: Path, seed: int) -> Iterator[Pair]:
    of_topic: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows(data, AWARDS):
        abstract = row["abstract"] or ""
        yield Pair("award_title-award_abstract", row["title"] or "", abstract)
        if row.get("topic_code") and len(abstract) > _SHORTEST_ABSTRACT:
            round_of_calls = row["solicitation"] or row["year"]
            topic = (row["agency"], row["branch"], row["topic_code"], round_of_calls)
            of_topic[topic].add(abstract)
    chance = np.random.default_rng(seed)
    for abstracts in of_topic.values():
        if 1 < len(abstracts) <= _MOST_AWARDS_OF_A_TOPIC:
            mixed = chance.permutation(sorted(abstracts)).tolist()
            for left, right in pairwise(mixed):
                yield Pair("award_abstract-award_abstract", left, right)


# More awards of one title are a programme's name and no project.
_MOST_AWARDS_OF_A_TITLE = 4


def _topic_pairs(data: Path, _seed: int) -> Iterator[Pair]:
    titled = defaultdict(list)
    for row in rows(data, AWARDS):
        titled[(row["title"] or "").lower().strip()].append(row["abstract"] or "")
    for row in rows(data, TOPICS):
        title, description = row["title"] or "", row["description"] or ""
        yield Pair("topic_title-topic_description", title, description)
        abstracts = titled.get(title.lower().strip(), [])
        if len(abstracts) <= _MOST_AWARDS_OF_A_TITLE:
            for abstract in abstracts:
                yield Pair("topic_description-award_abstract", description, abstract)


def _patent_class_pairs(data: Path, _seed: int) -> Iterator[Pair]:
    kind = "patent_class_zh-patent_class_en"
    for row in rows(data, PATENT_CLASSES):
        yield Pair(kind, row["zh"] or "", row["en"] or "")
        yield Pair(kind, row.get("zh_short") or "", row.get("en_short") or "")


_TWO_CHARACTERS = re.compile("[\u4e00-\u9fff]{2}")
_NO_MEANING = re.compile(r"surname|variant|see |old variant")
_ASIDE = re.compile(r"\(.*?\)|CL:.*")


def _dictionary_pairs(data: Path, _seed: int) -> Iterator[Pair]:
    for row in rows(data, DICTIONARY):
        senses = "; ".join(row["en"])
        if _TWO_CHARACTERS.search(row["simp"]) and not _NO_MEANING.match(senses):
            yield Pair("word_zh-word_en", row["simp"], _ASIDE.sub("", senses))


def _plain(file: str, kind: str, left: str, right: str) -> "Source":
    """A source whose every row is one pair of two of its fields."""

    def pairs(data: Path, _seed: int) -> Iterator[Pair]:
        for row in rows(data, file):
            yield Pair(kind, row[left] or "", row[right] or "")

    return pairs


Source = Callable[[Path, int], Iterator[Pair]]

# Every source with the files it reads; the order fixes the numbers of texts, so keep it.
SOURCES: Mapping[Source, tuple[str, ...]] = MappingProxyType(
    {
        _paper_pairs: (PARALLEL_PAPERS, OTHER_PAPERS),
        _award_pairs: (AWARDS,),
        _topic_pairs: (TOPICS, AWARDS),
        _plain(ABSTRACTS, "short_title-short_abstract", "title", "abstract"): (ABSTRACTS,),
        _patent_class_pairs: (PATENT_CLASSES,),
        _dictionary_pairs: (DICTIONARY,),
        _plain(TERMS, "term_zh-term_en", "zh", "en"): (TERMS,),
        _paragraph_pairs: (PARAGRAPHS, PARALLEL_PAPERS, OTHER_PAPERS),
        _plain(DISCIPLINES, "discipline_zh-discipline_en", "name", "name_en"): (DISCIPLINES,),
        _plain(RESEARCH_TOPICS, "research_topic-description", "topic_name", "description"): (
            RESEARCH_TOPICS,
        ),
        _plain(PRODUCTS, "industry-product", "gbt4754_name", "product"): (PRODUCTS,),
        _plain(SOFTWARE, "software-description", "name", "description"): (SOFTWARE,),
    }
)
