"""Which numbers of a workbook are dates, told by their number format (ECMA-376 18.8.30)."""

import datetime as dt
import re
from dataclasses import dataclass

from lxml import etree

# Built-in formats that show a date or a time, the East Asian ones (27–36, 50–58) included.
_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# Quoted text, escaped characters, colours and conditions say nothing of the kind.
_NOT_THE_FORMAT = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[ymdhs]|年|月|日", re.IGNORECASE)
_LAST_DAY = 2_958_465  # 31 December 9999


@dataclass(frozen=True, slots=True)
class Dates:
    """The styles of one workbook that show dates, and the day it counts from."""

    styles: frozenset[str]
    from_1904: bool

    def value(self, text: str, style: str | None) -> object:
        """The value of a numeric cell: a number, or a date where its style says so."""
        try:
            number = float(text)
        except ValueError:
            return text  # ISO dates (t="d" written without its type) and the like
        if style not in self.styles or not 0 <= number <= _LAST_DAY:
            return number
        return self._moment(number)

    def _moment(self, number: float) -> object:
        moment = self._epoch(number) + dt.timedelta(seconds=round(number * 86400))
        return moment.time() if number < 1 else moment

    def _epoch(self, number: float) -> dt.datetime:
        if self.from_1904:
            return dt.datetime(1904, 1, 1)  # noqa: DTZ001 - spreadsheets know no time zones
        # Day 60 is the 29 February 1900 that never was; it shifts all days before it.
        return dt.datetime(1899, 12, 30 if number >= 60 else 31)  # noqa: DTZ001, PLR2004


def dates_of(workbook: etree._Element, styles: etree._Element | None) -> Dates:
    """The date styles of a workbook, from its workbook and style parts."""
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    if styles is None:
        return Dates(frozenset(), from_1904)
    custom = {
        item.get("numFmtId", ""): _is_date(item.get("formatCode", ""))
        for item in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    cells = styles.iterfind("{*}cellXfs/{*}xf")
    dates = {
        str(number)
        for number, cell in enumerate(cells)
        if custom.get(cell.get("numFmtId", "0"), cell.get("numFmtId", "0") in _BUILT_IN_TEXT)
    }
    return Dates(frozenset(dates), from_1904)


_BUILT_IN_TEXT = frozenset(map(str, _BUILT_IN))


def _is_date(code: str) -> bool:
    plain = _NOT_THE_FORMAT.sub("", code.split(";", maxsplit=1)[0])
    return bool(_DATE_LETTERS.search(plain)) and "general" not in plain.lower()
