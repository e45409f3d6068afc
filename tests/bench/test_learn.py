"""Evidence that takes no part in a pairing gets no weight there."""

import numpy as np
import pytest
from bench.gathered import Evidence

from bench import learn
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.rank.fitting import fit_evidence
from duijie.engine.rank.weights import PAIRINGS

NAMES = [name_of(feature) for feature in FEATURES]
PLACES = {pairing: place for place, pairing in enumerate(PAIRINGS)}
LEFT_OUT = learn.LEFT_OUT["zh_zh"]


def _evidence(pairing: str) -> Evidence:
    """Queries whose answer all evidence tells alike from nineteen others."""
    queries, candidates = 12, 20
    relevant = np.tile(np.arange(candidates) == candidates - 1, queries)
    return Evidence(
        name="csldcp-zh",
        queries=np.array([f"q{place}" for place in range(queries)]),
        answers=np.ones(queries, np.int64),
        words=np.full(queries, 9),
        pairing=np.full(queries, PLACES[pairing]),
        starts=np.arange(queries + 1) * candidates,
        values=np.repeat(relevant[:, None], len(NAMES), axis=1).astype(np.float32),
        relevant=relevant,
    )


def test_what_takes_no_part_is_named_as_the_features_are() -> None:
    assert set(learn.LEFT_OUT) <= set(PAIRINGS)
    assert all(names < set(NAMES) for names in learn.LEFT_OUT.values())


@pytest.mark.parametrize("pairing", PAIRINGS)
def test_it_neither_starts_with_a_weight_nor_gets_one(pairing: str) -> None:
    place = PLACES[pairing]
    lists = learn.lists_of([_evidence(pairing)], place, None)

    weights = fit_evidence(lists, learn.starts_of(place))

    unweighed = {name for name, weight in zip(NAMES, weights, strict=True) if weight == 0}
    assert learn.LEFT_OUT.get(pairing, frozenset()) <= unweighed
    assert weights.sum() == pytest.approx(3)


def test_only_in_that_pairing_are_its_values_hidden() -> None:
    hidden = [
        {name for name, column in zip(NAMES, lists.values.T, strict=True) if not column.any()}
        for lists in (
            learn.lists_of([_evidence(pairing)], PLACES[pairing], None)
            for pairing in ("zh_zh", "en_en")
        )
    ]

    assert hidden == [set(LEFT_OUT), set()]
