"""The Chinese application and patent number (申请号、专利号) of ZC 0006-2003.

Since October 2003: year (4), kind (1), serial (7), check digit; before: year (2), kind (1),
serial (5), check digit. ZL in front says that the patent was granted; CN names the country.
"""

import re
from enum import StrEnum
from itertools import cycle, islice

from duijie.kernel.identifiers.reading import (
    DIGITS,
    Fault,
    Flaw,
    Form,
    Reading,
    compacted,
    strangers,
)

_ELEVEN = f"{DIGITS}X"
# ZC 0006-2003: 2 to 9, and again from 2.
_WEIGHTS = range(2, 10)
_NEW = 13
_OLD = 9
# CN 101234567 A: the number of a printed document, which is another number.
_PUBLICATION = re.compile(r"(?:CN)?\d{7,9}[ABCSUY]\d?$")
_PREFIX = re.compile(r"^(?:CN)?(?:ZL)?")


class PatentKind(StrEnum):
    """What was applied for, by the digit after the year."""

    INVENTION = "1"
    UTILITY_MODEL = "2"
    DESIGN = "3"
    PCT_INVENTION = "8"
    PCT_UTILITY_MODEL = "9"


_KINDS = "".join(PatentKind)


def check_digit(number: str) -> str:
    """The digit, or X for ten, that belongs to the digits before it."""
    size = _OLD if len(number) <= _OLD else _NEW
    body = number[: size - 1]
    weights = islice(cycle(_WEIGHTS), len(body))
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return _ELEVEN[total % 11]


def _dotted(compact: str) -> str:
    return f"{compact[:-1]}.{compact[-1]}"


NEW = Form(
    places=("12", DIGITS, DIGITS, DIGITS, _KINDS, *[DIGITS] * 7, _ELEVEN),
    check=check_digit,
    write=_dotted,
)
OLD = Form(
    places=("890", DIGITS, _KINDS, *[DIGITS] * 5, _ELEVEN),
    check=check_digit,
    write=_dotted,
)


def read_patent_number(text: str) -> Reading:
    """An application or patent number, or what is wrong with it."""
    given = compacted(text, also=".。·")
    if _PUBLICATION.match(given):
        return Reading(given, given, (Flaw(Fault.PUBLICATION, 0, given),))
    compact = _PREFIX.sub("", given)
    form = OLD if len(compact) in {_OLD, _OLD - 1} else NEW
    before_check = form.places[:-1]
    if len(compact) == len(before_check) and not strangers(compact, before_check):
        missing = Flaw(Fault.CHECK_MISSING, len(form.places), "", check_digit(compact))
        return Reading(compact, compact, (missing,))
    return form.read(compact)


def kind_of(compact: str) -> PatentKind:
    """What was applied for, of a well-formed number in its compact form."""
    return PatentKind(compact[2 if len(compact) == _OLD else 4])


def says_granted(text: str) -> bool:
    """Whether the number was given as that of a granted patent (ZL)."""
    return "ZL" in compacted(text)
