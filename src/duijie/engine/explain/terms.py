"""Which words carry a match: shared terms and translated terms, with their places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duijie.engine.features.question import Question
from duijie.engine.results import Side, Span
from duijie.engine.text.tokens import Token, tokenise

# More would be a list, not a reason.
_MOST = 4
# A translation less sure than this is no proof.
_SURE = 0.12
# Tokens this near are one expression ("heat exchanger").
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of the need and of the offer that say the same, and what they weigh."""

    need: tuple[int, int]
    offer: tuple[int, int]
    weight: float


@dataclass(frozen=True, slots=True)
class Text:
    """One side's text with its tokens."""

    text: str
    tokens: Sequence[Token]

    @classmethod
    def of(cls, text: str) -> "Text":
        """Read a text."""
        return cls(text, tokenise(text))

    def places(self) -> dict[str, list[Token]]:
        """Where each term stands."""
        found: dict[str, list[Token]] = {}
        for token in self.tokens:
            found.setdefault(token.text, []).append(token)
        return found


def shared(question: Question, need: Text, offer: Text) -> tuple[Carried, ...]:
    """The weightiest terms both texts use, overlapping ones told once."""
    ours, theirs = need.places(), offer.places()
    found = [
        Carried(_span(ours[term][0]), _span(theirs[term][0]), float(weight))
        for term, weight in zip(question.terms, _weights(question), strict=True)
        if term in ours and term in theirs
    ]
    return _strongest(found)


def translated(question: Question, need: Text, offer: Text) -> tuple[Carried, ...]:
    """The weightiest terms said in the other language, as whole expressions."""
    ours, theirs = need.places(), offer.places()
    found = []
    for column in np.flatnonzero(question.means.any(axis=0)):
        term = question.terms[column]
        if term not in ours or term in theirs:
            continue
        sure = np.flatnonzero(question.means[:, column] >= _SURE)
        said = [token for row in sure for token in theirs.get(question.foreign[row], ())]
        if said:
            weight = float(question.counts[column] * question.foreign_rarity[column])
            found.append(Carried(_span(ours[term][0]), _longest_run(said), weight))
    return _strongest(found)


def spans(carried: Sequence[Carried]) -> tuple[Span, ...]:
    """The places in both texts, need and offer in turn."""
    return tuple(_both(carried))


def _both(carried: Sequence[Carried]) -> Iterator[Span]:
    for one in carried:
        yield Span(Side.NEED, *one.need)
        yield Span(Side.OFFER, *one.offer)


def _weights(question: Question) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.sqrt(question.counts) * question.rarity


def _span(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _longest_run(tokens: list[Token]) -> tuple[int, int]:
    """The longest expression that neighbouring tokens make, the first of equals."""
    ordered = sorted(tokens, key=lambda token: token.start)
    best = run = _span(ordered[0])
    for token in ordered[1:]:
        near = 0 <= token.start - run[1] <= _NEAR
        run = (run[0], token.end) if near else _span(token)
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _strongest(found: list[Carried]) -> tuple[Carried, ...]:
    """The weightiest few; of overlapping places on one side only the weightiest."""
    kept: list[Carried] = []
    # A longer word says more than the parts jieba cuts from it, at nearly the same rarity.
    for one in sorted(found, key=lambda c: (-c.weight * (c.need[1] - c.need[0]) ** 0.25, c.need)):
        if len(kept) == _MOST:
            break
        if not any(_overlap(one.need, other.need) for other in kept) and not any(
            _overlap(one.offer, other.offer) for other in kept
        ):
            kept.append(one)
    return tuple(kept)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
