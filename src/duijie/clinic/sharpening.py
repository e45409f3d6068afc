"""What a question's answer would do: answers that the candidates allow, tried on the index.

docs/algorithms/clinic.md tells why the share of changed first places is what is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from duijie.clinic.rules.naming import can_be_named, name_of, with_name
from duijie.clinic.types import Open, Outlook, Sheet
from duijie.engine.needs.answers import Told
from duijie.engine.needs.questions import NAMING
from duijie.engine.needs.types import Limit
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.results import Answer
from duijie.engine.text.quantities.likely import told_of
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Quantity
from duijie.matching.tongues import whole

SHOWN: Final = 3
# Candidates whose words are taken for possible answers; each answer costs one look into the index.
LOOKED_AT: Final = 8
TRIED: Final = 4


@dataclass(frozen=True, slots=True)
class Consulted:
    """What the index says to a draft: candidates, and what each question could change."""

    answer: Answer
    outlooks: Mapping[str, Outlook]
    told: tuple[Quantity, ...] = ()


def consult(matcher: Matcher, record: Record, sheet: Sheet) -> Consulted:
    """Ask the index once for candidates and once for each answer that is tried."""
    answer = matcher.answer(record, top=SHOWN)
    nameless = [item for item in sheet.items if can_be_named(item)]
    if not len(matcher) or not (sheet.open or nameless):
        return Consulted(answer, {})
    offers = [match.offer for match in matcher.search(record.text, top=LOOKED_AT)]
    told = tuple(one for offer in offers for one in read_quantities(offer.text)) if nameless else ()
    near = [Told(offer) for offer in offers]
    first = _first(matcher, record.text)
    outlooks: dict[str, Outlook] = {}
    for one in sheet.open:
        if one.code == NAMING:
            answers = _possible_names(sheet, one.about, told)
        else:
            answers = _possible(record.text, one.code, near)
        outlooks[one.code] = _outlook(matcher, record.text, one.code, answers, first)
    return Consulted(answer, outlooks, told)


def in_order(questions: Iterable[Open], outlooks: Mapping[str, Outlook]) -> list[Open]:
    """The questions that matter most first: usefulness times what they change."""

    def worth(one: Open) -> float:
        outlook = outlooks.get(one.code)
        return one.weight * (1 + (outlook.share if outlook else 0.0))

    return sorted(questions, key=lambda one: (-worth(one), one.code))


def _possible(text: str, code: str, near: Sequence[Told]) -> list[str]:
    """What the nearest results say to a question, each in its own words."""
    possible: dict[str, None] = {}
    for offer in near:
        possible.update((said, None) for said in offer.answers(code)[:1] if said not in text)
    return list(possible)[:TRIED]


def _possible_names(sheet: Sheet, key: str, told: Sequence[Quantity]) -> list[str]:
    """The value under each name of which the nearest results state values."""
    item = next(one for one in sheet.items if one.key == key)
    if not isinstance(item.read, Limit):
        return []
    names = (name_of(one, sheet.language) for one in told_of(item.read.quantity, told))
    return [with_name(item.words, name) for name in names if name][:TRIED]


def _outlook(
    matcher: Matcher, text: str, code: str, answers: Sequence[str], first: Sequence[str]
) -> Outlook:
    moved, fresh = 0, 0
    for said in answers:
        then = _first(matcher, f"{text}\n{said}")
        moved += then != first
        fresh += len(set(then) - set(first))
    average = fresh / len(answers) if answers else 0.0
    return Outlook(code, len(answers), moved, round(average, 2), tuple(answers))


def _first(matcher: Matcher, text: str) -> list[str]:
    return [whole(found) for found, _ in matcher.rank(text, top=SHOWN)]
