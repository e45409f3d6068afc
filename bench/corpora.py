"""The real texts the comparisons are made with, read from ../shared."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.places import shared
from duijie.engine.evaluate import sets
from duijie.engine.evaluate.sets import TestSet
from duijie.engine.records import Field, Record
from duijie.engine.text.sentences import sentences

SETS = (
    "sbir-need2result-en",
    "chinaxiv-en2zh",
    "chinaxiv-zh2en",
    "patents-ipc-zh2en",
    "chinaxiv-clc-zh",
    "csldcp-zh",
    "cranfield-en",
    "npl-en",
)
ENGLISH = ("sbir-need2result-en", "cranfield-en", "npl-en")
NEED_LENGTH = 300
SHORTEST_TEXT = 40


@dataclass(frozen=True, slots=True)
class Text:
    """One real abstract with its title, or paragraph without one, and its source."""

    source: str
    title: str
    body: str


def test_set(name: str) -> TestSet:
    """One of the eight test sets."""
    return sets.load(shared("eval", name))


def real_texts() -> list[Text]:
    """Every real abstract and paragraph at hand, one language each, in a fixed order."""
    found = [*_sbir(), *_parallel(), *_patents(), *_csl(), *_paragraphs()]
    return [text for text in found if len(text.body) >= SHORTEST_TEXT]


def needs(count: int) -> list[str]:
    """Real needs of 300 characters, half English, half Chinese, none in the corpus.

    English: government technology needs. Chinese: the beginnings of abstracts that are
    not among ``real_texts``, for there is no collection of Chinese needs at hand.
    """
    english = (row["description"] for row in _rows("train", "sbir_topics.jsonl.gz"))
    chinese = (row["abstract_zh"] for row in _rows("train", "chinaxiv_other.jsonl.gz"))
    half = count // 2
    return [*_cut(english, half), *_cut(chinese, count - half)]


def _cut(texts: Iterable[str], count: int) -> list[str]:
    """The first ``count`` texts that are long enough, cut to the length of a need."""
    long_enough = (text[:NEED_LENGTH] for text in texts if len(text) >= NEED_LENGTH)
    return [text for text, _ in zip(long_enough, range(count), strict=False)]


def _rows(*parts: str) -> Iterator[dict[str, Any]]:
    with gzip.open(shared(*parts), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sbir() -> Iterator[Text]:
    for row in _rows("train", "sbir_awards.jsonl.gz"):
        yield Text("sbir", row["title"], row["abstract"])


def _parallel() -> Iterator[Text]:
    for row in _rows("train", "chinaxiv_parallel.jsonl.gz"):
        yield Text("chinaxiv-zh", row["title_zh"], row["abstract_zh"])
        yield Text("chinaxiv-en", row["title_en"], row["abstract_en"])


def _patents() -> Iterator[Text]:
    for row in _rows("train", "patent_abstracts.jsonl.gz"):
        yield Text("patents-zh", "", row.get("abstract_zh") or "")
        yield Text("patents-en", "", row.get("abstract_en") or "")


def _csl() -> Iterator[Text]:
    for row in _rows("train", "csl_abstracts.jsonl.gz"):
        yield Text("csl", row["title"], row["abstract"])


def _paragraphs() -> Iterator[Text]:
    for row in _rows("train", "chinaxiv_paragraphs.jsonl.gz"):
        yield Text("paragraphs", "", row["text"])


def sentences_of(body: str) -> list[str]:
    """The sentences of a text, as written."""
    return [body[start:end] for start, end in sentences(body)]


def write_records(path: Path, texts: Iterable[Text]) -> None:
    """Write texts as JSON lines with ids that count up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    with half.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            row = {"id": f"r{number:07d}", "title": text.title, "description": text.body}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    half.rename(path)


def read_records(path: Path) -> Iterator[Record]:
    """The records of such a file, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            fields = {Field.TITLE: row["title"], Field.DESCRIPTION: row["description"]}
            yield Record(row["id"], {name: text for name, text in fields.items() if text})
