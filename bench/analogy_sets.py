"""Judged pairs across fields: what the classification itself refers to, and patents.

docs/algorithms/analogy.md tells how they are made and what they cannot tell.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.places import shared
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.engine.records import Field, Record

SECTIONS = "ABCDEFGH"
# Asker's language, language of what is found.
TONGUES = (("zh", "zh"), ("en", "en"), ("zh", "en"))
_REFERENCE = re.compile(r"\b([A-H]\d\d[A-Z])(?:\s?(\d+)/\d+)?")
_ASIDE = re.compile(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]")
# A place with all its subdivisions, cut where an abstract would end.
_LONGEST = {"zh": 600, "en": 1200}
_STOP = {"zh": "；", "en": ". "}
# What keeps the energy of motion or pressure; all other groups of the file recover heat.
_MOTION = frozenset({"B60L7/10", "B60T1/10", "F16D61/00", "F15B21/14"})
_PATENTS = 150


@dataclass(slots=True)
class _Places:
    """The places of the classification in one language."""

    titles: dict[str, str] = field(default_factory=dict)
    parts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def record(self, code: str, language: str) -> Record:
        """A place as a record: its title, and what is below it."""
        below = _STOP[language].join(self.parts[code])[: _LONGEST[language]]
        fields = {Field.TITLE: self.titles[code], Field.DESCRIPTION: below}
        return Record(code, {name: text for name, text in fields.items() if text})


def references(asking: str, answering: str) -> Iterator[TestSet]:
    """One set for each section: its places ask, those of all other sections answer.

    Relevant are the places that the title of the asking one, or of one below it,
    refers to in brackets; the brackets themselves are taken out of every text.
    """
    asked, found = _places(asking), _places(answering)
    refers = _both(asked.refers, found.refers)
    by_subclass: defaultdict[str, list[str]] = defaultdict(list)
    for code in found.titles:
        by_subclass[code[:4]].append(code)
    for section in SECTIONS:
        corpus = [found.record(code, answering) for code in found.titles if code[0] != section]
        known = {one.id for one in corpus}
        relevant = {}
        for code in asked.titles:
            meant = {place for one in refers.get(code, ()) for place in by_subclass.get(one, [one])}
            if code[0] == section and meant & known:
                relevant[code] = dict.fromkeys(sorted(meant & known), 1)
        queries = [Query(code, asked.record(code, asking).text, asking) for code in relevant]
        yield TestSet(f"{asking}2{answering}-{section}", tuple(corpus), tuple(queries), relevant)


def patents() -> TestSet:
    """Vehicles that keep the energy of braking (section B) ask machines of section F."""
    rows = [one for one in _lines("train", "patent_abstracts.jsonl.gz") if one.get("abstract_zh")]
    rows.sort(key=lambda one: one["id"])
    askers = [one for one in rows if {code[0] for code in one["ipc_groups"]} == {"B"}]
    found = [one for one in rows if {code[0] for code in one["ipc_groups"]} == {"F"}]
    same = {one["id"]: 1 for one in found if _MOTION & set(one["ipc_groups"])}
    step = max(len(askers) // _PATENTS, 1)
    queries = tuple(Query(one["id"], one["abstract_zh"], "zh") for one in askers[::step])
    corpus = tuple(Record(one["id"], {Field.DESCRIPTION: one["abstract_zh"]}) for one in found)
    return TestSet("patents-B2F", corpus, queries, {one.id: same for one in queries})


def _places(language: str) -> _Places:
    places = _Places()
    for row in _lines("reference", "ipc", "ipc_zh_en.jsonl.gz"):
        title, kind = row.get(language) or "", row["kind"]
        if not title or kind not in ("maingroup", "subgroup"):
            continue
        code = row["code"].split("/")[0] + "/00"
        plain = _ASIDE.sub("", title).strip()
        if kind == "maingroup":
            places.titles[code] = plain
        else:
            places.parts[code].append(plain)
        places.refers[code].update(_referred(title, code[0]))
    return places


def _referred(title: str, own: str) -> Iterator[str]:
    """The places of other sections that a title refers to in brackets."""
    for aside in _ASIDE.findall(title):
        for subclass, group in _REFERENCE.findall(aside):
            if subclass[0] != own:
                yield f"{subclass}{group}/00" if group else subclass


def _both(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {code: one.get(code, set()) | other.get(code, set()) for code in {*one, *other}}


def _lines(*path: str) -> Sequence[dict[str, Any]]:
    with gzip.open(shared(*path), "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
