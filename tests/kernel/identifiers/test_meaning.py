"""What the first characters of a number say of its holder."""

import pytest

from duijie.kernel.identifiers.credit_code import (
    Body,
    Department,
    body_of,
    department_of,
    division_of,
)
from duijie.kernel.identifiers.patent_number import PatentKind, kind_of, says_granted


@pytest.mark.parametrize(
    ("code", "department", "body"),
    [
        pytest.param("91350100M000100Y43", Department.MARKET_REGULATION, Body.ENTERPRISE, id="91"),
        pytest.param(
            "12100000000000000X", Department.ESTABLISHMENT, Body.PUBLIC_INSTITUTION, id="12"
        ),
        pytest.param("51100000000000000X", Department.CIVIL_AFFAIRS, Body.ASSOCIATION, id="51"),
        pytest.param("31100000000000000X", Department.JUSTICE, Body.UNKNOWN, id="31"),
        pytest.param("B1100000000000000X", Department.UNKNOWN, Body.UNKNOWN, id="B1"),
        pytest.param("", Department.UNKNOWN, Body.UNKNOWN, id="nothing"),
    ],
)
def test_a_credit_code_says_who_registered_what(
    code: str, department: Department, body: Body
) -> None:
    assert department_of(code) is department
    assert body_of(code) is body


def test_a_credit_code_says_where() -> None:
    assert division_of("91350100M000100Y43") == "350100"


@pytest.mark.parametrize(
    ("compact", "kind"),
    [
        pytest.param("2003101023445", PatentKind.INVENTION, id="new"),
        pytest.param("2004800015904", PatentKind.PCT_INVENTION, id="by way of the PCT"),
        pytest.param("851000010", PatentKind.INVENTION, id="old"),
    ],
)
def test_a_patent_number_says_what_was_applied_for(compact: str, kind: PatentKind) -> None:
    assert kind_of(compact) is kind


def test_zl_in_front_says_that_the_patent_was_granted() -> None:
    assert says_granted("ｚｌ 2004 8 0001590.4")
    assert not says_granted("CN200480001590.4")
