"""Real sentences labelled by hand: the floors hold on the half no rule was made on."""

import json

import pytest
from bench.quantities import LABELS, available, measure

VALUE_FLOOR = 0.92
WITH_PROPERTY_FLOOR = 0.80


@pytest.mark.skipif(not available(), reason="needs the training text in ../shared/data/train")
@pytest.mark.parametrize("split", ["build", "held_out"])
def test_values_and_properties_are_read_as_a_careful_person_reads_them(split: str) -> None:
    figures = measure(split)
    assert figures["value"]["f1"] >= VALUE_FLOOR
    assert round(figures["value_and_property"]["f1"], 3) >= WITH_PROPERTY_FLOOR


def test_at_least_four_hundred_sentences_are_labelled_half_of_them_held_out() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 400
    assert sum(row["split"] == "held_out" for row in rows) * 2 >= 400
    assert all("text" not in row for row in rows)
