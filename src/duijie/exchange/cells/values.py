"""The text of one cell as the values it gives to a record."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from duijie.catalogue.types.words import Cooperation, PriceKind, Visibility
from duijie.engine.needs.deadlines import read_deadline
from duijie.engine.needs.lexicon import lexicon
from duijie.engine.needs.maturity import levels_in
from duijie.engine.needs.money import read_budget
from duijie.engine.needs.page import lower, page_of
from duijie.engine.records import Field, Record
from duijie.engine.text.language import language_of
from duijie.engine.text.normalise import normalise
from duijie.exchange.cells.columns import Cell, cell_of
from duijie.exchange.cells.rows import lines_of, read_row
from duijie.exchange.cells.vocabulary import CLEAR, code_for
from duijie.exchange.types import CellText, Trouble
from duijie.registries.types import Register

# The entry of a registry that a text stands for; None where there is none or several.
Finder = Callable[[Register, str], str | None]

_PARTS: Final = re.compile(r"[;；,，、\n/]+")
_YEAR: Final = re.compile(r"20\d\d")
_CONTROLLED: Final = "restricted"
# Above what any record may say (it is told so), below what a decimal can hold.
_LARGEST: Final = 1e20
# What the engine calls forms of cooperation, and what the catalogue does.
_FORMS: Final[Mapping[str, Cooperation]] = {
    "transfer": Cooperation.TRANSFER,
    "licence": Cooperation.LICENCE,
    "commission": Cooperation.COMMISSION,
    "joint": Cooperation.JOINT_DEVELOPMENT,
    "build": Cooperation.JOINT_DEVELOPMENT,
    "service": Cooperation.SERVICE,
    "consulting": Cooperation.SERVICE,
    "equity": Cooperation.CAPITAL,
    "procurement": Cooperation.OTHER,
    "talent": Cooperation.OTHER,
    "open": Cooperation.OTHER,
}
_REGISTERS: Final[Mapping[str, Register]] = {
    "region": Register.REGIONS,
    "industries": Register.INDUSTRIES,
    "fields": Register.FIELDS,
    "ipc": Register.IPC,
}


@dataclass(slots=True)
class Given:
    """What a cell gives: values of fields, and what of it could or must not be used."""

    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[Trouble] = field(default_factory=list)
    refusals: list[Trouble] = field(default_factory=list)


def read_cell(column: str, cell: CellText, find: Finder) -> Given:
    """The values that one cell gives."""
    if cell.text in CLEAR:
        return Given({CLEARED: column})
    return _READERS[cell_of(column)](column, cell, find)


# Stands for the default of the column's field, which the record's kind knows.
CLEARED: Final = "[cleared]"


def _remark(code: str, column: str, cell: CellText, given: str = "") -> Trouble:
    facts = {"given": (given or cell.text)[:80]}
    return Trouble(f"exchange.cell.{code}", facts, column, cell.header, cell.letters)


def _text(column: str, cell: CellText, _find: Finder) -> Given:
    return Given({column: cell.text})


def _either(column: str, cell: CellText, _find: Finder) -> Given:
    return Given({f"{column}_{language_of(cell.text).value}": cell.text})


def _date(column: str, cell: CellText, _find: Finder) -> Given:
    if _YEAR.fullmatch(cell.text):
        return Given({column: date(int(cell.text), 12, 31)})
    try:
        return Given({column: date.fromisoformat(cell.text[:10])})
    except ValueError:
        read = read_deadline(page_of(Record("", {Field.DEADLINE: cell.text})))
    if read is None or read.day is None:
        return Given(remarks=[_remark("no_date", column, cell)])
    return Given({column: read.day})


def _level(column: str, cell: CellText, _find: Finder) -> Given:
    levels = levels_in(cell.text)
    if levels is None:
        return Given(remarks=[_remark("no_level", column, cell)])
    return Given({column: levels[0]})


def _money(column: str, cell: CellText, _find: Finder) -> Given:
    read = read_budget(page_of(Record("", {Field.BUDGET: cell.text})))
    if read is None or not _has_amount(read.low, read.high):
        if column == "price" and read is not None and read.negotiable:
            return Given({"price_kind": PriceKind.TO_BE_AGREED, "price_note": ""})
        return Given(remarks=[_remark("no_amount", column, cell)])
    values: dict[str, Any] = {
        f"{column}_low": _decimal(read.low),
        f"{column}_high": _decimal(read.high),
        f"{column}_currency": read.currency or "CNY",
    }
    if column == "price":
        values["price_kind"] = PriceKind.LUMP_SUM
    return Given(values)


def _has_amount(*ends: float | None) -> bool:
    """Whether there is a sum of money; hundreds of nines are a slip of a finger."""
    given = [one for one in ends if one is not None]
    return bool(given) and max(given) < _LARGEST


def _decimal(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(repr(amount)).quantize(Decimal("0.01"))


def _amount(column: str, cell: CellText, _find: Finder) -> Given:
    try:
        amount = Decimal(cell.text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        read = _money("budget", cell, _find).values.get("budget_low")
        if read is None:
            return Given(remarks=[_remark("no_amount", column, cell)])
        return Given({column: read})
    return Given({column: amount.quantize(Decimal("0.01")) if amount.is_finite() else amount})


def _word(column: str, cell: CellText, _find: Finder) -> Given:
    code = code_for(column, cell.text)
    if column == "visibility":
        return _visibility(cell, code)
    if column == "confidentiality":
        return _confidentiality(cell, code)
    if code is None:
        return Given(remarks=[_remark("no_such_word", column, cell)])
    return Given({column: code})


def _visibility(cell: CellText, code: str | None) -> Given:
    """What is not understood is kept from others: a wrong guess cannot be taken back."""
    answer = code_for("yes_no", cell.text)
    if answer and code is None:
        is_open = "公开" in cell.header or "public" in cell.header.casefold()
        code = Visibility.PUBLIC if is_open is (answer == "yes") else Visibility.PRIVATE
    if _is_secret(cell.text):
        return Given(refusals=[_remark("state_secret", "visibility", cell)])
    if code is None:
        kept = {"visibility": Visibility.PRIVATE}
        return Given(kept, [_remark("kept_private", "visibility", cell)])
    return Given({"visibility": code})


def _confidentiality(cell: CellText, code: str | None) -> Given:
    if _is_secret(cell.text):
        return Given(refusals=[_remark("state_secret", "confidentiality", cell)])
    if code:
        return Given({"confidentiality": code})
    hit = lexicon("confidentiality", "level").first(lower(normalise(cell.text)))
    if hit and hit.code in {"public", "anonymous"}:
        return Given({"confidentiality": "none"})
    if hit:
        return Given({"confidentiality": "agreement_first"})
    kept = {"confidentiality": "agreement_first"}
    return Given(kept, [_remark("agreement_first", "confidentiality", cell)])


def _is_secret(text: str) -> bool:
    hit = lexicon("confidentiality", "level").first(lower(normalise(text)))
    return hit is not None and hit.code == _CONTROLLED


def _forms(column: str, cell: CellText, _find: Finder) -> Given:
    found: dict[Cooperation, None] = {}
    unknown = []
    for part in filter(None, map(str.strip, _PARTS.split(cell.text))):
        code = code_for(column, part)
        if code:
            found[Cooperation(code)] = None
            continue
        hits = [
            _FORMS[hit.code] for hit in lexicon("cooperation", "form").hits(lower(normalise(part)))
        ]
        found |= dict.fromkeys(hits)
        unknown += [] if hits else [part]
    remarks = [_remark("no_such_word", column, cell, one) for one in unknown]
    return Given({column: tuple(found)} if found else {}, remarks)


def _entries(column: str, cell: CellText, find: Finder) -> Given:
    register = _REGISTERS[column]
    whole = find(register, cell.text)
    if whole:
        return Given({column: whole if column == "region" else (whole,)})
    # IPC symbols contain a slash, and addresses commas.
    marks = re.compile(r"[;；,，、\n]+")
    found: list[str] = []
    unknown: list[str] = []
    for part in filter(None, map(str.strip, marks.split(cell.text))):
        code = find(register, part)
        if code:
            found.append(code)
        else:
            unknown.append(part)
    if column == "region":
        found, unknown = found[:1], [] if found else [cell.text]
    remarks = [_remark("no_entry", column, cell, str(one)) for one in unknown]
    if not found:
        return Given(remarks=remarks)
    return Given({column: found[0] if column == "region" else tuple(dict.fromkeys(found))}, remarks)


def _rows(column: str, cell: CellText, _find: Finder) -> Given:
    rows, unknown = [], []
    for line in lines_of(cell.text):
        row = read_row(column, line)
        if row is None:
            unknown.append(line)
        else:
            rows.append(row)
    # A parameter in words of its own is kept with the indicators, see ``assembling``.
    told = [] if column == "quantities" else unknown
    remarks = [_remark("row_unclear", column, cell, line) for line in told]
    return Given({column: tuple(rows)} if rows else {}, remarks)


def _list(column: str, cell: CellText, _find: Finder) -> Given:
    parts = [part.strip().casefold() for part in _PARTS.split(cell.text)]
    return Given({column: tuple(filter(None, parts))})


def _parts(column: str, cell: CellText, _find: Finder) -> Given:
    said, remarks = {}, []
    for part in filter(None, map(str.strip, re.split(r"[;；\n]+", cell.text))):
        group, _, level = part.partition("=")
        code = code_for("visibility", level)
        if code is None:
            remarks.append(_remark("no_such_word", column, cell, part))
        else:
            said[group.strip()] = Visibility(code)
    return Given({column: said} if said else {}, remarks)


def _nothing(_column: str, _cell: CellText, _find: Finder) -> Given:
    return Given()


_READERS: Final[Mapping[Cell, Callable[[str, CellText, Finder], Given]]] = {
    Cell.TEXT: _text,
    Cell.EITHER: _either,
    Cell.DATE: _date,
    Cell.LEVEL: _level,
    Cell.MONEY: _money,
    Cell.AMOUNT: _amount,
    Cell.WORD: _word,
    Cell.FORMS: _forms,
    Cell.ENTRIES: _entries,
    Cell.ROWS: _rows,
    Cell.LIST: _list,
    Cell.PARTS: _parts,
    Cell.READ_ONLY: _nothing,
    Cell.NOTE: _nothing,
    Cell.INDICATORS: _nothing,
}
