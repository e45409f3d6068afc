"""Labelled numbers: what is well formed, and where the others are wrong."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from duijie.kernel.identifiers.schemes import READERS, Scheme, read_identifier

CASES = Path(__file__).with_name("cases.csv")


def cases() -> Iterator[Mapping[str, str]]:
    """The labelled numbers."""
    with CASES.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def named(wanted: bool) -> list[object]:  # noqa: FBT001  (one of two halves of a table)
    """The cases with a written form, or those without, each under its reason."""
    return [
        pytest.param(case, id=f"{case['scheme']}: {case['why']}")
        for case in cases()
        if bool(case["written"]) is wanted
    ]


@pytest.mark.parametrize("case", named(wanted=True))
def test_a_well_formed_number_is_written_one_way(case: Mapping[str, str]) -> None:
    reading = read_identifier(Scheme(case["scheme"]), case["given"])

    assert reading.well_formed
    assert reading.written == case["written"]


@pytest.mark.parametrize("case", named(wanted=False))
def test_a_flaw_says_what_is_wrong_and_where(case: Mapping[str, str]) -> None:
    reading = read_identifier(Scheme(case["scheme"]), case["given"])

    assert not reading.well_formed
    flaw = reading.flaws[0]
    assert (flaw.fault, flaw.place) == (case["fault"], int(case["place"]))
    assert case["expected"] in {"", flaw.expected}


def test_all_that_is_wrong_is_told_at_once() -> None:
    reading = read_identifier(Scheme.CREDIT_CODE, "9135O1I0M000100Y43")

    assert [flaw.place for flaw in reading.flaws] == [5, 7]


def test_every_scheme_has_a_reader_and_cases() -> None:
    assert set(READERS) == set(Scheme) == {Scheme(case["scheme"]) for case in cases()}
