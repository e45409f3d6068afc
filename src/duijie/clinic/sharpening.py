"""What a question's answer would do: answers that the candidates allow, tried on the index.

docs/algorithms/clinic.md tells why the share of changed first places is what is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from duijie.clinic.types import Open, Outlook
from duijie.engine.needs.answers import Told
from duijie.engine.rank.matcher import Matcher
from duijie.engine.records import Record
from duijie.engine.results import Answer
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


def consult(matcher: Matcher, record: Record, questions: Sequence[Open]) -> Consulted:
    """Ask the index once for candidates and once for each answer that is tried."""
    answer = matcher.answer(record, top=SHOWN)
    if not len(matcher) or not questions:
        return Consulted(answer, {})
    near = [Told(match.offer) for match in matcher.search(record.text, top=LOOKED_AT)]
    first = _first(matcher, record.text)
    return Consulted(
        answer,
        {one.code: _outlook(matcher, record.text, one.code, near, first) for one in questions},
    )


def in_order(questions: Iterable[Open], outlooks: Mapping[str, Outlook]) -> list[Open]:
    """The questions that matter most first: usefulness times what they change."""

    def worth(one: Open) -> float:
        outlook = outlooks.get(one.code)
        return one.weight * (1 + (outlook.share if outlook else 0.0))

    return sorted(questions, key=lambda one: (-worth(one), one.code))


def _outlook(
    matcher: Matcher, text: str, code: str, near: Sequence[Told], first: Sequence[str]
) -> Outlook:
    possible: dict[str, None] = {}
    for offer in near:
        possible.update((said, None) for said in offer.answers(code)[:1] if said not in text)
    answers = list(possible)[:TRIED]
    moved, fresh = 0, 0
    for said in answers:
        then = _first(matcher, f"{text}\n{said}")
        moved += then != first
        fresh += len(set(then) - set(first))
    average = fresh / len(answers) if answers else 0.0
    return Outlook(code, len(answers), moved, round(average, 2), tuple(answers))


def _first(matcher: Matcher, text: str) -> list[str]:
    return [whole(found) for found, _ in matcher.rank(text, top=SHOWN)]
