"""How a card is held against a labelled case, field by field."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duijie.engine.needs.types import Budget, NeedCard
from duijie.engine.records import Field, Record

CASES = Path(__file__).parent / "cases"
TOPICS = Path(__file__).parents[4] / "shared" / "data" / "train" / "sbir_topics.jsonl.gz"

# Invented cases are labelled in full: nothing said means nothing there.
FULL = ("limits", "maturity", "budget", "deadline", "cooperation", "confidentiality", "flags")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of one case: right or not, and what was expected and found."""

    case: str
    field: str
    right: bool
    expected: Any
    found: Any


def cases(name: str) -> list[dict[str, Any]]:
    """The labelled cases of one file."""
    return list(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def topics(wanted: list[dict[str, Any]]) -> dict[str, Record]:
    """The records that cases by reference speak of; each is checked by its hash."""
    hashes = {case["id"]: case["sha"] for case in wanted}
    found = {}
    with gzip.open(TOPICS, "rt", encoding="utf-8") as lines:
        for line in lines:
            topic = json.loads(line)
            if topic["id"] in hashes:
                text = f"{topic['title']}\n{topic['description']}"
                assert hashlib.sha256(text.encode()).hexdigest()[:16] == hashes[topic["id"]]
                fields = {Field.TITLE: topic["title"], Field.DESCRIPTION: topic["description"]}
                found[topic["id"]] = Record(topic["id"], fields)
    return found


def judge(case: dict[str, Any], card: NeedCard) -> Iterator[Outcome]:
    """Every field of a case that is labelled, held against the card."""
    full = "text" in case
    for name, expected, found in _pairs(case, card):
        if expected is None and not (full and name in FULL):
            continue
        yield Outcome(case["id"], name, _fits(name, expected, found), expected, found)


def _pairs(case: dict[str, Any], card: NeedCard) -> Iterator[tuple[str, Any, Any]]:
    yield "function", case.get("function") or None, card.wanted[0].function if card.wanted else ""
    yield "functions", case.get("functions"), [one.function for one in card.wanted[:3]]
    yield "object", case.get("object"), (card.subject.words if card.subject else "").lower()
    yield "kinds", case.get("kinds"), card.kind
    yield "limits", case.get("limits"), [one.evidence.words for one in card.limits]
    yield "current", case.get("current"), [one.evidence.words for one in card.current]
    yield "materials", case.get("materials"), [one.evidence.words.lower() for one in card.materials]
    yield "constraints", case.get("constraints"), [one.code for one in card.constraints]
    yield "maturity", case.get("maturity"), _levels(card)
    yield "budget", case.get("budget"), _sums(card.budget)
    yield "deadline", _when(case), _deadline(card)
    yield "cooperation", case.get("cooperation"), [one.code for one in card.cooperation]
    yield "regions", case.get("regions"), [one.code for one in card.regions]
    confidentiality = card.confidentiality.code if card.confidentiality else None
    yield "confidentiality", case.get("confidentiality"), confidentiality
    yield "flags", case.get("flags"), [one.code.rpartition(".")[2] for one in card.flags]
    yield "ask", case.get("ask"), [one.code for one in card.missing]


def _levels(card: NeedCard) -> list[int] | None:
    return [card.maturity.low, card.maturity.high] if card.maturity else None


def _sums(budget: Budget | None) -> list[float] | None:
    if budget is None:
        return None
    return [] if budget.negotiable else [budget.low or 0, budget.high or 0]


def _when(case: dict[str, Any]) -> list[Any] | None:
    when = [case.get("day"), case.get("months"), case.get("word", "")]
    return when if any(when) else None


def _deadline(card: NeedCard) -> list[Any] | None:
    one = card.deadline
    return [one.day.isoformat() if one.day else None, one.months, one.word] if one else None


def _fits(name: str, expected: Any, found: Any) -> bool:
    if name == "flags":
        found = ["vague" if code == "bare" else code for code in found]
    if name in _HOLDS:
        return _HOLDS[name](expected, found)
    return bool(expected == found)


def _same(expected: list[str] | None, found: list[str]) -> bool:
    return sorted(expected or []) == sorted(found)


def _part(expected: list[str], found: list[str]) -> bool:
    return set(expected) <= set(found)


# How a field is right where it is not simply equal.
_HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "object": lambda expected, found: expected.lower() in found,
    "kinds": lambda expected, found: found in expected,
    "functions": lambda expected, found: bool(set(expected) & set(found)),
    "limits": _same,
    "cooperation": _same,
    "flags": _same,
    "materials": _part,
    "constraints": _part,
    "regions": _part,
    "ask": _part,
    "current": _part,
}
