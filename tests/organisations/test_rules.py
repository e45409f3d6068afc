"""Rules of organisations, without a database."""

import pytest

from duijie.kernel.identifiers.schemes import Scheme
from duijie.organisations import rules
from duijie.organisations.errors import (
    CountryUnknown,
    IdentifierMalformed,
    LastManager,
    WebsiteUnusable,
)
from duijie.organisations.sizes import MILLION, TABLE, Branch, Firm, size_of
from duijie.organisations.types import Details, Kind, Role, Size


@pytest.mark.parametrize(
    ("branch", "firm", "size"),
    [
        (Branch.INDUSTRY, Firm(1200, 350 * MILLION), Size.MEDIUM),
        (Branch.INDUSTRY, Firm(250, 500 * MILLION), Size.SMALL),
        (Branch.INDUSTRY, Firm(1000, 400 * MILLION), Size.LARGE),
        (Branch.INDUSTRY, Firm(19, 500 * MILLION), Size.MICRO),
        (Branch.FARMING, Firm(0, 5 * MILLION), Size.MEDIUM),
        (Branch.OTHER, Firm(9), Size.MICRO),
        (Branch.CONSTRUCTION, Firm(0, 900 * MILLION, 700 * MILLION), Size.MEDIUM),
    ],
)
def test_the_size_class_follows_the_rule(branch: Branch, firm: Firm, size: Size) -> None:
    assert size_of(branch, firm) is size


@pytest.mark.parametrize("branch", Branch)
def test_more_never_makes_a_firm_smaller(branch: Branch) -> None:
    order = [Size.MICRO, Size.SMALL, Size.MEDIUM, Size.LARGE]
    found = [
        order.index(size_of(branch, Firm(step * 5, step * 3.0 * MILLION, step * 3.0 * MILLION)))
        for step in range(1000)
    ]

    assert found == sorted(found)
    assert set(found) == {0, 1, 2, 3}


def test_every_branch_has_its_bounds() -> None:
    assert set(TABLE) == set(Branch)


@pytest.mark.parametrize("country", ["", "cn", "CHN", "中国"])
def test_a_country_is_two_capital_letters(country: str) -> None:
    with pytest.raises(CountryUnknown):
        rules.check_details(Details(kind=Kind.FIRM, name_zh="青禾", country=country))


@pytest.mark.parametrize("address", ["ftp://a.example", "a.example", "https://", "http://[bad"])
def test_a_web_site_is_one_of_the_web(address: str) -> None:
    with pytest.raises(WebsiteUnusable):
        rules.check_website(address)


def test_a_malformed_number_says_what_is_wrong() -> None:
    with pytest.raises(IdentifierMalformed) as refusal:
        rules.read_number(Scheme.LEI, "123")

    assert refusal.value.facts["flaws"] == "length"


def test_a_manager_must_stay() -> None:
    rules.check_a_manager_stays([Role.MEMBER, Role.MANAGER])

    with pytest.raises(LastManager):
        rules.check_a_manager_stays([Role.MEMBER])
