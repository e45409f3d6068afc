"""Labelled pairs: the offer that fits better stands above the one that only looks alike.

The cases are invented. Each worse offer is meant to be hard: the same words of another
object, the same object with another problem, a limit missed, a readiness too low, the same
words of another field.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.make import make_record

from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.text.tokens import terms

CASES = Path(__file__).parent / "cases"
FILES = ("zh", "en", "across")
FIRST_PAGE = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A need and two offers, of which one fits it better."""

    kind: str
    need: str
    better: Record
    worse: Record


def cases(name: str) -> Iterator[Case]:
    """The cases of a file."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            sides = {
                side: make_record(
                    f"{name} {number} {side}", row[side], readiness=row[f"{side}_readiness"]
                )
                for side in ("better", "worse")
            }
            yield Case(row["kind"], row["need"], **sides)


@pytest.fixture(scope="module")
def matcher() -> Iterator[Matcher]:
    """A matcher over both offers of all cases, so that no word is rare by chance alone."""
    sides = [side for name in FILES for case in cases(name) for side in (case.better, case.worse)]
    with Matcher.build(sides) as built:
        yield built


def is_right(matcher: Matcher, case: Case) -> bool:
    """Whether the better offer is found, above the worse one."""
    found = [match.offer.id for match in matcher.search(case.need, top=FIRST_PAGE)]
    places = {record_id: place for place, record_id in enumerate(found)}
    better = places.get(case.better.id, FIRST_PAGE)
    return better < places.get(case.worse.id, FIRST_PAGE)


def naive(case: Case) -> float:
    """What counting shared terms makes of a case; a tie is half right."""
    asked = set(terms(case.need))
    better, worse = (len(asked & set(terms(one.text))) for one in (case.better, case.worse))
    return (1 + (better > worse) - (better < worse)) / 2


# Floors lie one case or two under what was measured (docs/algorithms/ranking.md).
@pytest.mark.parametrize(("name", "floor"), [("zh", 0.75), ("en", 0.42), ("across", 0.78)])
def test_better_offers_stand_above_worse_ones(matcher: Matcher, name: str, floor: float) -> None:
    drawn = list(cases(name))

    wrong = [case for case in drawn if not is_right(matcher, case)]
    right = 1 - len(wrong) / len(drawn)
    plain = sum(map(naive, drawn)) / len(drawn)

    report = "\n".join(f"{case.kind}: {case.need}" for case in wrong)
    assert right >= floor, f"{right:.3f} right, counting shared terms {plain:.3f}\n{report}"
    assert right > plain


@pytest.mark.parametrize("name", FILES)
def test_there_are_enough_cases_of_every_kind(name: str) -> None:
    drawn = list(cases(name))
    kinds = Counter(case.kind for case in drawn)

    assert len(drawn) >= 25
    assert set(kinds) == {"object", "problem", "limit", "readiness", "field"}
    assert len({case.need for case in drawn}) == len(drawn)
