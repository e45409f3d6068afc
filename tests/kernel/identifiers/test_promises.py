"""What the standards promise: a slip of one character is found out, whatever the number."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.kernel.identifiers import credit_code, lei, orcid, patent_number, ror
from duijie.kernel.identifiers.reading import DIGITS, LETTERS, Form
from duijie.kernel.identifiers.schemes import Scheme, read_identifier


@dataclass(frozen=True, slots=True)
class Promise:
    """A form, and which characters may be taken for which so that the slip must show."""

    scheme: Scheme
    form: Form
    alike: tuple[str, ...]


ALL = (credit_code.ALPHABET, ror.ALPHABET, f"{DIGITS}X")
PROMISES = [
    Promise(Scheme.CREDIT_CODE, credit_code.FORM, ALL),
    Promise(Scheme.LEI, lei.FORM, (DIGITS, LETTERS)),
    Promise(Scheme.ROR, ror.FORM, ALL),
    Promise(Scheme.ORCID, orcid.FORM, ALL),
    Promise(Scheme.PATENT, patent_number.NEW, ALL),
    Promise(Scheme.PATENT, patent_number.OLD, ALL),
]
NAMES = ["credit code", "LEI", "ROR", "ORCID", "patent", "old patent"]
# Neighbours with the same weight, or another check system, are not promised for LEI's letters.
EXCHANGED = [promise for promise in PROMISES if promise.scheme is not Scheme.LEI]

Draw = Callable[[st.SearchStrategy[str]], str]


def completed(draw: Draw, form: Form) -> str:
    """A well-formed number of any content."""
    free = [draw(st.sampled_from(sorted(allowed))) for allowed in form.places]
    check = form.check("".join(free))
    return "".join(free)[: -len(check)] + check


@pytest.mark.parametrize("promise", PROMISES, ids=NAMES)
@given(data=st.data())
def test_the_number_with_its_own_check_is_well_formed(
    promise: Promise, data: st.DataObject
) -> None:
    number = completed(data.draw, promise.form)

    assert read_identifier(promise.scheme, number).well_formed


@pytest.mark.parametrize("promise", PROMISES, ids=NAMES)
@given(data=st.data())
def test_one_changed_character_is_found_out(promise: Promise, data: st.DataObject) -> None:
    number = completed(data.draw, promise.form)
    at = data.draw(st.integers(0, len(number) - 1))
    kin = next(group for group in promise.alike if number[at] in group)
    other = data.draw(st.sampled_from(sorted(set(kin) - {number[at]})))

    slip = number[:at] + other + number[at + 1 :]

    assert not read_identifier(promise.scheme, slip).well_formed


@pytest.mark.parametrize("promise", EXCHANGED, ids=[name for name in NAMES if name != "LEI"])
@given(data=st.data())
def test_two_exchanged_neighbours_are_found_out(promise: Promise, data: st.DataObject) -> None:
    number = completed(data.draw, promise.form)
    checks = len(promise.form.check(number))
    at = data.draw(st.integers(0, len(number) - checks - 2))
    exchanged = number[:at] + number[at + 1] + number[at] + number[at + 2 :]

    assert (exchanged == number) == read_identifier(promise.scheme, exchanged).well_formed


@pytest.mark.parametrize("scheme", Scheme)
@given(text=st.text())
def test_any_text_is_read_without_a_crash_and_reading_twice_changes_nothing(
    scheme: Scheme, text: str
) -> None:
    reading = read_identifier(scheme, text)
    again = read_identifier(scheme, reading.written)

    assert again.well_formed is reading.well_formed
    assert again.written == reading.written or not reading.well_formed


@given(digits=st.text(DIGITS, min_size=18, max_size=18))
def test_check_digits_of_an_lei_are_never_those_the_standard_does_not_give(digits: str) -> None:
    assert lei.check_digits(digits) not in {"00", "01", "99"}
