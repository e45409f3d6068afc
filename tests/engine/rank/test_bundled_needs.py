"""The bundled needs: fitting offers come first, and where none fits the answer says so.

Floors lie a little under what was measured; the offers that nearly fit share most of
their words with the need, so what is asked here is more than finding the subject.
"""

import pytest
from tests.engine.rank.examples import NEEDS, OFFERS, Labelled

from duijie.engine.evaluate.naive import NaiveFloor
from duijie.engine.rank.matcher import Matcher
from duijie.engine.results import Answer

ANSWERED = 52
UNANSWERED = 8
TOP = 3


@pytest.fixture(scope="module")
def answers(matcher: Matcher) -> list[tuple[Labelled, Answer]]:
    """Every bundled need with its answer."""
    return [(labelled, matcher.answer(labelled.need, top=TOP)) for labelled in NEEDS]


def hits(answers: list[tuple[Labelled, Answer]], top: int) -> int:
    """How many needs have a fitting offer among their first matches."""
    return sum(
        any(match.offer.id in labelled.fits for match in answer.matches[:top])
        for labelled, answer in answers
    )


def naive_hits(top: int) -> int:
    """How many needs BM25 over shared words alone puts a fitting offer first for."""
    floor = NaiveFloor(OFFERS)
    found = [(one, floor.search(one.need.text, top)) for one in NEEDS]
    return sum(any(record in one.fits for record, _ in best) for one, best in found)


def missed(answers: list[tuple[Labelled, Answer]]) -> str:
    """The needs whose first match does not fit, for whoever reads the failure."""
    lines = []
    for labelled, answer in answers:
        got = [(match.offer.id, round(match.probability, 2)) for match in answer.matches]
        if labelled.fits and not {one for one, _ in got[:1]} & labelled.fits:
            lines.append(f"{labelled.need.id}: fits {sorted(labelled.fits)}, got {got}")
    return "\n".join(lines)


@pytest.mark.parametrize(("top", "floor"), [(1, 32), (TOP, 42)])
def test_fitting_offers_come_first(
    answers: list[tuple[Labelled, Answer]], top: int, floor: int
) -> None:
    found = hits(answers, top)

    assert found >= floor, f"{found} of {ANSWERED}\n{missed(answers)}"
    assert found >= naive_hits(top)


def test_needs_that_nothing_fits_are_told_so(answers: list[tuple[Labelled, Answer]]) -> None:
    told = [answer for labelled, answer in answers if not labelled.fits]

    assert len(told) == UNANSWERED
    assert sum(answer.nothing_fits for answer in told) >= 3
    assert all(answer.would_change for answer in told if answer.nothing_fits)


def test_needs_that_something_fits_are_not_sent_away(
    answers: list[tuple[Labelled, Answer]],
) -> None:
    sent = [one.need.id for one, answer in answers if one.fits and answer.nothing_fits]

    assert len(sent) <= 8, sent


def test_needs_without_an_answer_are_less_sure_of_one(
    answers: list[tuple[Labelled, Answer]],
) -> None:
    chances: dict[bool, list[float]] = {True: [], False: []}
    for labelled, answer in answers:
        chances[bool(labelled.fits)].append(answer.fit_probability)
    pairs = [(fit, none) for fit in chances[True] for none in chances[False]]

    assert sum(fit > none for fit, none in pairs) / len(pairs) >= 0.65
