"""Test sets: a corpus, queries, and the records that were judged relevant."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import msgspec

from duijie.engine.evaluate.errors import (
    FileUnreadable,
    IdTwice,
    JudgementMalformed,
    LineMalformed,
    NothingJudged,
    TestSetFileMissing,
    TestSetMissing,
)
from duijie.engine.records import Field, Record

# How many results are looked at; Recall@100 needs them all.
DEPTH = 100

CORPUS = ("corpus.jsonl.gz", "corpus.jsonl")
QUERIES = ("queries.jsonl.gz", "queries.jsonl")
# The last two are where BEIR keeps them.
JUDGEMENTS = ("qrels.tsv", "qrels.tsv.gz", "qrels/test.tsv", "qrels/test.tsv.gz")


@dataclass(frozen=True, slots=True)
class Query:
    """One question of a test set; the ids in ``exclude`` never count as results."""

    id: str
    text: str
    language: str = ""
    exclude: frozenset[str] = frozenset()

    @property
    def depth(self) -> int:
        """How many results to ask for, so that enough are left after ``exclude``."""
        return DEPTH + len(self.exclude)


@dataclass(frozen=True, slots=True)
class TestSet:
    """A corpus, the queries that have a relevant record, and the judgements.

    ``relevant`` maps a query id to its relevant record ids and their grade (> 0);
    ids the query excludes are not in it. ``unjudged`` counts the queries that
    were left out because nothing is relevant to them.
    """

    __test__: ClassVar[bool] = False

    name: str
    corpus: tuple[Record, ...]
    queries: tuple[Query, ...]
    relevant: dict[str, dict[str, int]]
    unjudged: int = 0


class _Line(msgspec.Struct):
    """What a line of the corpus or of the queries may hold."""

    id: str = msgspec.field(name="_id")
    text: str
    title: str | None = None
    lang: str | None = None
    exclude: list[str] = msgspec.field(default_factory=list)


@dataclass(slots=True)
class _Judgements:
    """Grades by query and record, as they are read."""

    grades: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, query: str, record: str, grade: int) -> None:
        """Keep a grade above nought; nought means judged and not relevant."""
        if grade > 0:
            self.grades.setdefault(query, {})[record] = grade


def load(folder: Path) -> TestSet:
    """Read a test set from its folder.

    ``corpus.jsonl`` and ``queries.jsonl`` hold one JSON object per line with ``_id``
    and ``text`` (and may have ``title``, ``lang``, ``exclude``), ``qrels.tsv`` holds
    query id, record id and score; each file may be compressed (``.gz``).
    """
    if not folder.is_dir():
        raise TestSetMissing(path=str(folder))
    corpus = tuple(_record(line) for line in _lines(_one_of(folder, CORPUS)))
    queries = tuple(_query(line) for line in _lines(_one_of(folder, QUERIES)))
    grades = _judgements(_one_of(folder, JUDGEMENTS))
    relevant = {query.id: _counted(query, grades.get(query.id, {})) for query in queries}
    judged = tuple(query for query in queries if relevant[query.id])
    if not judged:
        raise NothingJudged(path=str(folder))
    return TestSet(
        name=folder.resolve().name,
        corpus=corpus,
        queries=judged,
        relevant={query.id: relevant[query.id] for query in judged},
        unjudged=len(queries) - len(judged),
    )


def _counted(query: Query, grades: dict[str, int]) -> dict[str, int]:
    return {record: grade for record, grade in grades.items() if record not in query.exclude}


def _one_of(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise TestSetFileMissing(path=str(folder), file=names[0], tried=", ".join(names[1:]))


def _record(line: _Line) -> Record:
    fields = {Field.TITLE: line.title or "", Field.DESCRIPTION: line.text}
    return Record(id=line.id, fields={name: text for name, text in fields.items() if text})


def _query(line: _Line) -> Query:
    return Query(line.id, line.text, line.lang or "", frozenset(line.exclude))


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The non-empty lines of a file with their numbers, unpacked on the way."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.removeprefix(b"\xef\xbb\xbf")
    except (OSError, EOFError, zlib.error) as damage:
        raise FileUnreadable(path=str(path)) from damage


def _lines(path: Path) -> Iterator[_Line]:
    decoder = msgspec.json.Decoder(_Line)
    seen: set[str] = set()
    for number, raw in _raw_lines(path):
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            raise LineMalformed(path=str(path), line=number) from problem
        if line.id in seen:
            raise IdTwice(path=str(path), line=number, id=line.id)
        seen.add(line.id)
        yield line


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """Grades by query; a heading line and the four-column TREC form are understood."""
    judgements = _Judgements()
    for number, raw in _raw_lines(path):
        try:
            columns = raw.decode().rstrip("\r\n").split("\t")
            grade = int(columns[-1])
        except ValueError as problem:
            if number == 1:
                continue
            raise JudgementMalformed(path=str(path), line=number) from problem
        if len(columns) not in (3, 4):
            raise JudgementMalformed(path=str(path), line=number)
        judgements.add(columns[0], columns[-2], grade)
    return judgements.grades
