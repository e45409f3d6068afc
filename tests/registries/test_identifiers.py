"""Malformed numbers are refused with what is wrong and where, in both languages."""

import pytest

from duijie.kernel.errors import DomainError
from duijie.kernel.identifiers.schemes import Scheme, read_identifier
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.registries import errors
from duijie.registries.identifiers import check_identifier, get_scheme, refusals_of


def test_a_well_formed_number_comes_back_as_it_is_written() -> None:
    assert check_identifier(Scheme.ROR, "https://ror.org/05DXPS055") == "05dxps055"


@pytest.mark.parametrize(
    ("scheme", "given", "refusal", "says"),
    [
        (Scheme.LEI, "", errors.IdentifierMissing, "填写"),
        (Scheme.LEI, "5067", errors.IdentifierLength, "应为 20 位"),
        (Scheme.ORCID, "0000-0002-1825-00A7", errors.IdentifierCharacter, "第 15 位"),
        (Scheme.CREDIT_CODE, "91350100M000100Y44", errors.IdentifierCheck, "应为“3”"),
        (Scheme.PATENT, "200310102344", errors.IdentifierCheckMissing, "应为“5”"),
        (Scheme.PATENT, "CN101234567A", errors.IdentifierIsPublication, "申请号"),
    ],
)
def test_a_malformed_number_is_refused_with_its_reason(
    scheme: Scheme, given: str, refusal: type[DomainError], says: str
) -> None:
    with pytest.raises(refusal) as refused:
        check_identifier(scheme, given)

    assert says in say_refusal(refused.value, Language.ZH)
    assert say_refusal(refused.value, Language.EN)


def test_every_flaw_has_its_refusal() -> None:
    reading = read_identifier(Scheme.CREDIT_CODE, "9135O1I0M000100Y43")

    assert [refusal.facts["place"] for refusal in refusals_of(reading)] == [5, 7]


def test_an_unknown_kind_of_number_is_refused_with_the_known_ones() -> None:
    assert get_scheme("lei") is Scheme.LEI
    with pytest.raises(errors.SchemeUnknown) as refused:
        get_scheme("isbn")

    assert "credit-code" in str(refused.value.facts["known"])
