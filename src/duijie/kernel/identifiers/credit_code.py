"""The unified social credit code (统一社会信用代码) of GB 32100-2015.

Eighteen characters: who registered it (1), which kind of body (1), the division of GB/T 2260
where it was registered (6), the body's own code of GB 11714 (9), the check character (1).
"""

from enum import StrEnum

from duijie.kernel.identifiers.reading import DIGITS, Form, Reading, compacted

# GB 32100-2015, 4: digits and capitals without I, O, S, V, Z.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PRIME = 31
# GB 32100-2015, 5: the weight of place i is 3 to the power i - 1, modulo 31.
WEIGHTS = tuple(pow(3, power, _PRIME) for power in range(17))


class Department(StrEnum):
    """Who registers, by the first character; GB 32100-2015 table 1 with its amendment.

    1, 5, 9 and Y were checked against a second source (confidence B), the rest was not (C).
    """

    ESTABLISHMENT = "1"
    FOREIGN_AFFAIRS = "2"
    JUSTICE = "3"
    CULTURE = "4"
    CIVIL_AFFAIRS = "5"
    TOURISM = "6"
    RELIGION = "7"
    TRADE_UNIONS = "8"
    MARKET_REGULATION = "9"
    MILITARY = "A"
    AGRICULTURE = "N"
    OTHER = "Y"
    UNKNOWN = ""


class Body(StrEnum):
    """What is registered, by the first two characters, as far as it matters here."""

    AUTHORITY = "11"
    PUBLIC_INSTITUTION = "12"
    ASSOCIATION = "51"
    PRIVATE_INSTITUTION = "52"
    FOUNDATION = "53"
    ENTERPRISE = "91"
    SOLE_TRADER = "92"
    COOPERATIVE = "93"
    UNKNOWN = ""


def check_character(code: str) -> str:
    """The last character that belongs to the first seventeen."""
    total = sum(
        ALPHABET.index(character) * weight
        for character, weight in zip(code[: len(WEIGHTS)], WEIGHTS, strict=True)
    )
    return ALPHABET[-total % _PRIME]


FORM = Form(
    places=(*[ALPHABET] * 2, *[DIGITS] * 6, *[ALPHABET] * 10),
    check=check_character,
)


def read_credit_code(text: str) -> Reading:
    """A unified social credit code, or what is wrong with it."""
    return FORM.read(compacted(text))


def department_of(code: str) -> Department:
    """Who registered the holder; unknown where the standard names nobody."""
    known = code[:1] in set(Department)
    return Department(code[:1]) if known else Department.UNKNOWN


def body_of(code: str) -> Body:
    """What kind of body the holder is; unknown where this table does not say."""
    known = code[:2] in set(Body)
    return Body(code[:2]) if known else Body.UNKNOWN


def division_of(code: str) -> str:
    """The six digits of GB/T 2260 where the holder was registered."""
    return code[2:8]
