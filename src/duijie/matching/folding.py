"""The answers that a record got in each of its languages, as the one answer it gets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import Record
from duijie.engine.results import Answer, Match
from duijie.matching.tongues import whole

# Where nothing fits, the engine shows so many that come nearest.
MOST_MISSES = 3


def found_in(match: Match, asks: ListingKind) -> Record:
    """The record that was found, which is the other side of whoever asked."""
    return match.offer if asks is ListingKind.NEED else match.need


def asker_in(match: Match, asks: ListingKind) -> Record:
    """The record that asked, in the language in which it found the other."""
    return match.need if asks is ListingKind.NEED else match.offer


def folded(answers: Sequence[Answer], asks: ListingKind, most: int) -> Answer:
    """The best of each record that any language found.

    Where nothing fits, what would have to change is told of the nearest.
    """
    if len(answers) == 1:
        return answers[0]
    leading = max(answers, key=_best)
    matches = likeliest((one for answer in answers for one in answer.matches), asks, most)
    every = (one for answer in answers for one in answer.misses)
    misses = () if matches else likeliest(every, asks, MOST_MISSES)
    return Answer(
        leading.asker,
        matches,
        max(answer.fit_probability for answer in answers),
        next(iter(misses), None),
        () if matches else leading.would_change,
        misses,
    )


def likeliest(found: Iterable[Match], asks: ListingKind, most: int) -> tuple[Match, ...]:
    """The likeliest match of each record, the best first and ranked anew."""
    best: dict[str, Match] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(whole(found_in(one, asks).id), one)
    first = list(best.values())[:most]
    return tuple(replace(one, rank=place) for place, one in enumerate(first, start=1))


def _best(answer: Answer) -> float:
    return max((one.score for one in answer.matches or answer.misses), default=float("-inf"))
