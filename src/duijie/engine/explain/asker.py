"""The asking side, read once for all its matches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from duijie.engine.explain.wording import cover, names_something
from duijie.engine.features.question import Question
from duijie.engine.needs.types import NeedCard
from duijie.engine.text.tokens import Token, tokenise

# A translation less sure than this is no proof.
_SURE = 0.12


@dataclass(frozen=True, slots=True)
class Asker:
    """One asking text, ready to be laid beside what was found.

    ``tokens`` are the words that may be quoted, in order and without overlap,
    ``parts`` the same with the words inside words; ``weights`` say how rare each
    term is, ``foreign_weights`` how rare its translations are; ``meant`` are a
    term's translations with their probability, ``sure`` those likely enough to
    prove anything. ``wanted`` are all terms worth finding in the other text.
    ``card`` is the need card where the asker is a need.
    """

    text: str
    question: Question
    tokens: Sequence[Token]
    parts: Sequence[Token]
    weights: Mapping[str, float]
    foreign_weights: Mapping[str, float]
    meant: Mapping[str, Mapping[str, float]]
    sure: Mapping[str, Mapping[str, float]]
    wanted: frozenset[str]
    card: NeedCard | None


def read_asker(text: str, question: Question, card: NeedCard | None) -> Asker:
    """Read the asking side."""
    told = [token for token in tokenise(text) if names_something(token.text)]
    heavy = np.sqrt(question.counts)
    weights = dict(zip(question.terms, (heavy * question.rarity).tolist(), strict=True))
    foreign = dict(zip(question.terms, (heavy * question.foreign_rarity).tolist(), strict=True))
    meant = _meant(question)
    said = {token.text for token in told} & weights.keys()
    translations = {term for own in said for term in meant.get(own, ())}
    return Asker(
        text=text,
        question=question,
        tokens=[token for token in cover(told) if token.text in weights],
        parts=[token for token in told if token.text in weights],
        weights=weights,
        foreign_weights=foreign,
        meant=meant,
        sure={
            own: {term: chance for term, chance in terms.items() if chance >= _SURE}
            for own, terms in meant.items()
        },
        wanted=frozenset(said | translations),
        card=card,
    )


def _meant(question: Question) -> dict[str, dict[str, float]]:
    """The translations of each term, also the unsure ones."""
    found: dict[str, dict[str, float]] = {}
    rows, columns = np.nonzero(question.means)
    chances = question.means[rows, columns].tolist()
    for row, column, chance in zip(rows.tolist(), columns.tolist(), chances, strict=True):
        found.setdefault(question.terms[column], {})[question.foreign[row]] = chance
    return found
