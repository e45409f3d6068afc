"""The asking text, taken apart: rarity, translations, pairs."""

import numpy as np
import pytest
from examples import build
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.text.strategies import texts

from duijie.engine.encode.translation import TermTable, built_in_terms
from duijie.engine.features.question import Collection, Question, adjacent, ask, rarity
from duijie.engine.text.keys import keys_of
from duijie.engine.text.tokens import terms

NEEDS = [need["description"] for need in build.read_source("needs")]
VECTOR = np.zeros(4, np.float32)


def asked(text: str, *, table: TermTable | None = None, records: int = 100) -> Question:
    """A question to a collection in which every term stands in three records."""
    collection = Collection(records, 50.0, lambda own: np.full(len(own), 3, np.int64))
    return ask(text, terms(text), VECTOR, table=table or built_in_terms(), collection=collection)


@given(st.sampled_from(NEEDS) | texts)
def test_a_term_is_said_in_several_ways_but_once(text: str) -> None:
    question = asked(text)

    assert question.means.shape == (len(question.foreign), len(question.terms))
    assert (question.means >= 0).all()
    assert (question.means.sum(axis=0) <= 1 + 1e-5).all()


@given(st.sampled_from(NEEDS) | texts)
def test_a_question_counts_every_term_of_its_text(text: str) -> None:
    question = asked(text)

    assert sorted(question.terms) == sorted(set(terms(text)))
    assert question.counts.sum() == len(terms(text))
    assert len(question.pairs) <= max(len(terms(text)) - 1, 0)


def test_translations_are_of_the_other_language() -> None:
    table = TermTable({"zh": {"电池": [("batteri", 0.7), ("cell", 0.6)]}, "en": {}})

    question = asked("电池", table=table)

    assert question.foreign == ("batteri", "cell")
    assert question.means[:, 0].tolist() == pytest.approx([0.7 / 1.3, 0.6 / 1.3])


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_rarer_term_weighs_more_and_none_weighs_less_than_nothing(one: int, other: int) -> None:
    same = keys_of(["pump", "pump"])
    weights = rarity(np.array([min(one, other), max(one, other)]), 10**6, same)

    assert weights[0] >= weights[1] >= 0


def test_pairs_know_their_order() -> None:
    forth, back = adjacent(keys_of(["oil", "pump"])), adjacent(keys_of(["pump", "oil"]))

    assert len(forth) == 1
    assert forth != back
    assert len(adjacent(keys_of(["pump"]))) == 0
