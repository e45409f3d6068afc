"""Rights: "发明专利2件，软著1项" becomes three of them, with numbers that nobody has.

Serial numbers from 99xxxxx are never reached: some two million inventions are filed in a year.
"""

import re
from collections.abc import Iterator
from typing import Final

from duijie.catalogue.types.rows import Right
from duijie.catalogue.types.words import RightKind, RightStatus
from duijie.kernel.identifiers.patent_number import check_digit

UNUSED_SERIALS: Final = 9_900_000
FIRST_YEAR: Final = 2019
YEARS: Final = 5
MOST_OF_A_KIND: Final = 3
FUNDED_EVERY: Final = 3
PENDING: Final = re.compile("受理|公开|pending|application|PCT", re.IGNORECASE)
KINDS: Final = (
    (RightKind.INVENTION, re.compile(r"发明专利(\d*)")),
    (RightKind.UTILITY_MODEL, re.compile(r"实用新型(\d*)|Utility model", re.IGNORECASE)),
    (RightKind.SOFTWARE, re.compile(r"软(?:著|件著作权)(\d*)|software", re.IGNORECASE)),
    (RightKind.KNOW_HOW, re.compile("专有技术|know-how", re.IGNORECASE)),
)
FOREIGN_PATENT: Final = re.compile(r"(\d|Two)? ?(?:granted )?patent", re.IGNORECASE)
DIGIT_OF_KIND: Final = {RightKind.INVENTION: "1", RightKind.UTILITY_MODEL: "2"}


def rights_of(text: str | None, title: str, place: int, *, funded: bool) -> tuple[Right, ...]:
    """The rights that a text names; ``place`` keeps the numbers of records apart."""
    if not text:
        return ()
    chinese = tuple(_chinese(text, title, place, funded=funded))
    if chinese and "patent" not in text.lower():
        return chinese
    return (*_foreign(text, title), *chinese)


def _chinese(text: str, title: str, place: int, *, funded: bool) -> Iterator[Right]:
    for kind, words in KINDS:
        found = words.search(text)
        if found:
            said = found[1] if found.re.groups else ""
            for number in range(min(int(said or 1), MOST_OF_A_KIND)):
                yield _right(kind, title, place * MOST_OF_A_KIND + number, text, funded=funded)


def _right(kind: RightKind, title: str, serial: int, text: str, *, funded: bool) -> Right:
    pending = bool(PENDING.search(text))
    with_project = funded and serial % FUNDED_EVERY == 0
    return Right(
        kind=kind,
        number=_number(kind, serial),
        title=title if kind in DIGIT_OF_KIND else "",
        status=RightStatus.APPLIED if pending else RightStatus.GRANTED,
        state_funded=True if with_project else None,
        project_number=f"DEMO-{FIRST_YEAR + serial % YEARS}-{serial:04d}" if with_project else "",
    )


def _number(kind: RightKind, serial: int) -> str:
    if kind not in DIGIT_OF_KIND:
        return ""
    year = FIRST_YEAR + serial % YEARS
    body = f"{year}{DIGIT_OF_KIND[kind]}{UNUSED_SERIALS + serial}"
    return f"{body}.{check_digit(body + '0')}"


def _foreign(text: str, title: str) -> Iterator[Right]:
    found = FOREIGN_PATENT.search(text)
    if found:
        count = {"Two": 2, None: 1}.get(found[1]) or int(found[1])
        status = RightStatus.APPLIED if PENDING.search(text) else RightStatus.GRANTED
        for _ in range(min(count, MOST_OF_A_KIND)):
            yield Right(kind=RightKind.INVENTION, country="DE", title=title, status=status)
