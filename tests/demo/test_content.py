"""What the demonstration says is invented, whole, and of the right form."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from duijie.demo import reading
from duijie.demo.rules.cooperation import cooperation_of
from duijie.demo.rules.maturity import level_of
from duijie.demo.rules.prices import price_of
from duijie.demo.rules.protection import rights_of
from duijie.kernel.identifiers.schemes import Scheme, read_identifier
from duijie.organisations.types import Kind

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "reference"
REAL = {
    "universities": "universities-cn/universities_cn_2017list.csv",
    "companies": "unicorns-2021/unicorns_cbinsights_2021-07.csv",
    "parks": "zones-cn/national_hitech_zones.csv",
    "development zones": "zones-cn/national_etdz_232.csv",
}


def names() -> set[str]:
    """Every name of an organisation, as it is and without the word that marks it."""
    known = {text for house in reading.houses() for text in (*house.name, *house.aliases)}
    return known | {name.removeprefix("示例").removeprefix("Demo ") for name in known}


def test_every_name_says_that_it_is_invented() -> None:
    wrong = [
        house.key
        for house in reading.houses()
        if not (house.name.zh.startswith("示例") and house.name.en.startswith("Demo "))
    ]

    assert not wrong


@pytest.mark.parametrize("file", REAL.values(), ids=REAL)
def test_no_name_is_that_of_a_real_organisation(file: str) -> None:
    path = REFERENCE / file
    if not path.exists():
        pytest.skip("needs ../shared")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        real = {cell.strip() for row in csv.reader(lines) for cell in row}

    assert not names() & real


def test_numbers_have_the_right_form_and_belong_to_nobody() -> None:
    numbers = [pair for house in reading.houses() for pair in house.numbers]
    orcids = [row["orcid"] for row in reading.network("expert") if "orcid" in row]

    assert all(read_identifier(Scheme(scheme), text).well_formed for scheme, text in numbers)
    assert all("DEM" in text.upper() for _, text in numbers)
    assert all(read_identifier(Scheme.ORCID, text).well_formed for text in orcids)
    assert all(text.startswith("9999-") for text in orcids)


def test_all_kinds_of_organisations_many_regions_and_industries_are_there() -> None:
    houses = reading.houses()
    foreign = {house.country for house in houses if house.kind == Kind.FOREIGN_CENTRE}

    assert {house.kind for house in houses} == set(Kind)
    assert len({house.region for house in houses if house.region}) >= 6
    assert len({code for house in houses for code in house.industries}) >= 10
    assert len(foreign) >= 3


def test_files_cite_only_what_is_there() -> None:
    keys = {house.key for house in reading.houses()}
    records = {row["id"] for name in ("offers", "needs") for row in reading.examples(name)}
    course = reading.course()
    cited = {
        *(person.house for person in reading.people() if person.house),
        *(row["house"] for name in ("expert", "lab") for row in reading.network(name)),
        *(key for named in course.named.values() for key in named),
        *(key for one in reading.trades().values() for keys in one.owners.values() for key in keys),
    }

    assert cited <= keys
    assert {*course.stages, *course.visibility, *course.reasons, *course.named} <= records
    assert {*reading.fuller("offers"), *reading.fuller("needs")} <= records
    assert {row["industry"] for row in reading.examples("offers")} <= set(reading.trades())


def test_nobody_is_there_twice() -> None:
    keys = Counter(person.key for person in reading.people())

    assert max(keys.values()) == 1


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("120", 1_200_000, "CNY"),
        ("EUR 0.9 M", 900_000, "EUR"),
        ("USD 250,000 upfront plus royalty", 250_000, "USD"),
        ("面议", None, "CNY"),
        ("EUR 340 each at 50 pieces", None, "CNY"),
    ],
)
def test_prices_are_read(text: str, amount: int | None, currency: str) -> None:
    price = price_of(text)

    assert price is not None
    assert (price.amount, price.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("text", "level"), [("TRL6，中试", 6), ("小试完成", 4), ("Commercial product", 9), ("", None)]
)
def test_levels_are_read(text: str, level: int | None) -> None:
    assert level_of(text) == level


def test_patents_have_numbers_that_are_well_formed_and_given_to_nobody() -> None:
    rights = rights_of("发明专利2件，软著1项", "减薄", 7, funded=True)

    numbers = [right.number for right in rights if right.number]
    assert len(rights) == 3
    assert len(set(numbers)) == 2
    assert all(read_identifier(Scheme.PATENT, number).well_formed for number in numbers)
    assert all(number[5:7] == "99" for number in numbers)


def test_forms_of_cooperation_are_read() -> None:
    assert len(cooperation_of("技术许可+合作开发")) == 2
    assert cooperation_of(None) == ()
