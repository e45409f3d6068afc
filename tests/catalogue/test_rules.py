"""Words, weights and evidence of the catalogue."""

import inspect
from dataclasses import fields, replace
from enum import StrEnum

import pytest
from tests.catalogue.making import OFFER

from duijie.catalogue import words as said
from duijie.catalogue.rules.checks import problems_of
from duijie.catalogue.rules.completeness import EXPECTED, completeness_of
from duijie.catalogue.rules.groups import groups_of
from duijie.catalogue.rules.readiness import LEVELS, standing_of
from duijie.catalogue.types import rows, words
from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.rows import Evidence, Right
from duijie.catalogue.types.words import (
    ListingKind,
    ProductForm,
    RightKind,
    Scale,
    Verdict,
)
from duijie.kernel.language import Language

LISTS = [one for _, one in inspect.getmembers(words, inspect.isclass) if issubclass(one, StrEnum)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ListingKind)
def test_every_field_and_every_blank_has_its_words(kind: ListingKind, language: Language) -> None:
    named = {field.name for field in fields(DETAILS[kind])} | groups_of(kind).keys()

    assert all(said.field_label(name, language) for name in named)
    assert all(said.why(kind, one.name, language) for one in EXPECTED[kind])
    assert all(said.field_label(one.name, language) for one in EXPECTED[kind])


@pytest.mark.parametrize("language", Language)
def test_every_word_of_a_closed_list_and_every_column_has_its_name(language: Language) -> None:
    shapes = (rows.Quantity, rows.Right, rows.Evidence, rows.Contact, rows.Equipment)

    assert all(
        said.word_label(word, language) for one in LISTS if one is not StrEnum for word in one
    )
    assert all(said.field_label(each.name, language) for one in shapes for each in fields(one))


@pytest.mark.parametrize("kind", ListingKind)
def test_the_weights_add_up_to_a_hundred(kind: ListingKind) -> None:
    assert sum(one.weight for one in EXPECTED[kind]) == 100
    assert completeness_of(DETAILS[kind]()).score == 0


def test_a_level_stands_on_all_levels_below_it() -> None:
    levels = LEVELS[Scale.TRL]
    met = tuple(
        Evidence(scale=Scale.TRL, item=item.code, verdict=Verdict.MET)
        for level in levels[:3]
        for item in level.items_for(ProductForm.HARDWARE)
    )

    assert standing_of(Scale.TRL, 3, ProductForm.HARDWARE, met).shown == 3
    assert standing_of(Scale.TRL, 3, ProductForm.HARDWARE, met[1:]).shown is None
    assert standing_of(Scale.TRL, 6, ProductForm.HARDWARE, met).shown == 3
    assert not standing_of(Scale.TRL, 3, ProductForm.SOFTWARE, ()).shown


@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        ("ZL202110123456.1", RightKind.INVENTION, "check_digit"),
        ("202110123456", RightKind.INVENTION, "check_digit_missing"),
        ("CN101234567A", RightKind.INVENTION, "publication_number"),
    ],
)
def test_a_wrong_patent_number_is_told_with_what_is_wrong(
    number: str, kind: RightKind, code: str
) -> None:
    details = replace(OFFER, rights=(Right(kind=kind, number=number),))

    (problem,) = problems_of(details)

    assert (problem.field, problem.code) == ("rights.0.number", f"catalogue.problem.{code}")
