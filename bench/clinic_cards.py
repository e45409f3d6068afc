"""The labelled needs of the clinic: fields read right, and questions worth asking.

Labels name a stretch of a real text by its place and hash; the text itself is read from
../shared. How they were made: docs/algorithms/clinic.md.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.places import shared
from duijie.engine.needs.card import read_need
from duijie.engine.needs.types import NeedCard

LABELS = Path(__file__).with_name("clinic_labels")
HALVES = ("tuned", "held")
Case = Mapping[str, Any]
# What a label leaves out is not there, except in these, which are judged only when labelled.
ONLY_IF_LABELLED = ("functions", "materials")


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one need, right or not; ``stated`` where the text says something of it."""

    need: str
    field: str
    right: bool
    stated: bool


def cases(half: str) -> list[Case]:
    """The labels of one half."""
    lines = (LABELS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def text_of(case: Case) -> str:
    """The stretch of real text that a label speaks of; it must be what was labelled."""
    head, body = _texts(case["source"])[case["id"]]
    text = f"{head}{body[case['start'] : case['end']]}"
    found = hashlib.sha256(text.encode()).hexdigest()[:16]
    if found != case["sha"]:
        raise SystemExit(f"the text of {case['id']} is not the one that was labelled")
    return text


def judged(half: str) -> list[Judged]:
    """Every labelled field of a half, held against what is read."""
    return [one for case in cases(half) for one in judge(case, read_need(text_of(case)))]


def judge(case: Case, card: NeedCard) -> Iterator[Judged]:
    """Every field of one need."""
    for name, fits in FIELDS.items():
        wanted = case.get(name)
        if name in case.get("skip", ()) or (wanted is None and name in ONLY_IF_LABELLED):
            continue
        yield Judged(f"{case['id']}:{case['start']}", name, fits(wanted, card), wanted is not None)


def useful_shares(half: str) -> list[float]:
    """Of each need, the share of the questions asked that the labels call useful."""
    shares = []
    for case in cases(half):
        asked = [one.code for one in read_need(text_of(case)).missing]
        if asked:
            shares.append(sum(code in case["useful"] for code in asked) / len(asked))
    return shares


def _functions(wanted: list[str], card: NeedCard) -> bool:
    return bool(set(wanted) & {one.function for one in card.wanted[:3]})


def _object(wanted: list[str] | None, card: NeedCard) -> bool:
    named = card.subject.words.lower() if card.subject else ""
    return any(word in named for word in wanted or ())


def _limits(wanted: list[str] | None, card: NeedCard) -> bool:
    found = [one.evidence.words.lower() for one in card.limits]
    expected = wanted or []
    return len(found) == len(expected) and all(
        any(_squeezed(word) in _squeezed(one) for one in found) for word in expected
    )


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _materials(wanted: list[str], card: NeedCard) -> bool:
    found = " ".join(one.evidence.words.lower() for one in card.materials)
    return all(word in found for word in wanted)


def _flags(wanted: list[str] | None, card: NeedCard) -> bool:
    # "bare" is a vague text in which no single word shows it.
    found = {one.code.rpartition(".")[2].replace("bare", "vague") for one in card.flags}
    return found == set(wanted or ())


def _nothing(read: Callable[[NeedCard], object]) -> Callable[[Any, NeedCard], bool]:
    return lambda _wanted, card: not read(card)


FIELDS: dict[str, Callable[[Any, NeedCard], bool]] = {
    "kinds": lambda wanted, card: card.kind in wanted,
    "functions": _functions,
    "object": _object,
    "limits": _limits,
    "materials": _materials,
    "maturity": _nothing(lambda card: card.maturity),
    "budget": _nothing(lambda card: card.budget),
    "deadline": _nothing(lambda card: card.deadline),
    "cooperation": _nothing(lambda card: card.cooperation),
    "regions": _nothing(lambda card: card.regions),
    "confidentiality": _nothing(lambda card: card.confidentiality),
    "flags": _flags,
}


@cache
def _texts(source: str) -> dict[str, tuple[str, str]]:
    """The texts of a source by id, each with what stands before the stretch."""
    if source == "sbir":
        rows = _rows("train", "sbir_topics.jsonl.gz")
        return {row["id"]: (f"{row['title']}. ", row["description"]) for row in rows}
    if source == "policy":
        rows = _rows("reference", "policy-cn", "policies.jsonl.gz")
        central = (row for row in rows if row["level"] == "central")
        return {str(row["no"]): ("", row["policy_content"]) for row in central}
    files = ("chinaxiv_other.jsonl.gz", "chinaxiv_parallel.jsonl.gz")
    return {row["id"]: ("", row["abstract_zh"]) for file in files for row in _rows("train", file)}


def _rows(*parts: str) -> Iterator[dict[str, Any]]:
    with gzip.open(shared(*parts), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
