"""Workbooks that people fill in or mend: templates, and the result of an import."""

from collections.abc import Iterator
from typing import IO, Any, Final

import xlsxwriter

from duijie.catalogue.types.words import ListingKind
from duijie.catalogue.words import field_help
from duijie.engine.formats import CellRow, harmless
from duijie.exchange.cells.columns import MAIN_TEXT, WRITTEN, Cell, cell_of
from duijie.exchange.cells.vocabulary import header_for, word_for, words_of
from duijie.exchange.errors import FileGone
from duijie.exchange.examples import EXAMPLES, NOTES
from duijie.exchange.files import rows_in
from duijie.exchange.models import Import, ImportRow
from duijie.exchange.queries.imports import rows_of_import
from duijie.exchange.queries.preview import cells_of
from duijie.exchange.saying import place_of, say_trouble, trouble_of
from duijie.exchange.types import Outcome
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

_ROWS_WITH_CHOICES: Final = 2_000
_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False}
# What only an export says.
_NOT_ASKED: Final = frozenset({"id", "stage", "owner", "field_visibility", "evidence"})


def template_columns(kind: ListingKind) -> tuple[str, ...]:
    """The columns of a template."""
    return tuple(column for column in WRITTEN[kind] if column not in _NOT_ASKED)


def write_template(kind: ListingKind, language: Language, file: IO[bytes]) -> None:
    """A workbook to fill in: explanations at the headers, drop-downs, an example row."""
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        sheet = book.add_worksheet(NOTES["sheet"][language])
        guide = book.add_worksheet(NOTES["guide"][language])
        lists = book.add_worksheet("lists")
        lists.hide()
        head = book.add_format(
            {"bold": True, "bg_color": "#DCE9F7", "text_wrap": True, "border": 1}
        )
        must = book.add_format(
            {"bold": True, "bg_color": "#F7E3C4", "text_wrap": True, "border": 1}
        )
        grey = book.add_format({"italic": True, "font_color": "#6B7280", "text_wrap": True})
        sheet.freeze_panes(1, 0)
        guide.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
        for row, text in enumerate(NOTES["intro"][language].splitlines()):
            guide.write_string(row, 0, text)
        first = len(NOTES["intro"][language].splitlines()) + 1
        for place, column in enumerate(template_columns(kind)):
            needed = column.rpartition("_")[0] in {"title", MAIN_TEXT[kind]}
            header, hint = header_for(column, language), hint_for(column, language)
            sheet.write_string(0, place, header, must if needed else head)
            sheet.set_column(place, place, 36 if cell_of(column) is Cell.TEXT else 18)
            if hint:
                sheet.write_comment(0, place, hint, {"x_scale": 2.5, "y_scale": 1.5})
            sheet.write_string(1, place, EXAMPLES[kind][language].get(column, ""), grey)
            # No colon: a label with its value would be read as a form.
            guide.write_string(first + place, 0, f"【{header}】{hint}")
            if cell_of(column) is Cell.WORD:
                _add_choices(sheet, lists, place, column, language)


def hint_for(column: str, language: Language) -> str:
    """How a column is filled in."""
    own = NOTES.get(column)
    hint = own[language] if own else field_help(column, language)
    if cell_of(column) in {Cell.WORD, Cell.FORMS}:
        mark = "、" if language is Language.ZH else ", "
        choices = mark.join(word_for(column, code, language) for code in words_of(column))
        hint = f"{hint} {NOTES['choices'][language]}{choices}".strip()
    return hint


def _add_choices(sheet: Any, lists: Any, place: int, column: str, language: Language) -> None:  # noqa: ANN401
    names = [word_for(column, code, language) for code in words_of(column)]
    for row, name in enumerate(names):
        lists.write_string(row, place, name)
    letters = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
    source = f"=lists!{letters}$1:{letters}${len(names)}"
    # A warning and no refusal: whoever pastes other words is told on import what they mean.
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.data_validation(1, place, _ROWS_WITH_CHOICES, place, rule)


def write_result(actor: Actor, found: Import, language: Language, file: IO[bytes]) -> None:
    """The rows of a file as they were, with what became of each and why beside them."""
    options = {**_OPTIONS, "constant_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 0, 10)
        sheet.set_column(1, 1, 60)
        sheet.freeze_panes(1, 2)
        bold = book.add_format({"bold": True})
        keys = _keys(found)
        heads = [NOTES[name][language] for name in ("outcome", "reasons", "place")]
        sheet.write_row(0, 0, [*heads, *keys], bold)
        quoted = book.add_format({"quote_prefix": True})
        known = _cells(found)
        for number, row in enumerate(rows_of_import(actor, found.pk).iterator(), start=1):
            beside = next(known, None)
            cells = beside.cells if isinstance(beside, CellRow) else {}
            address = f"{row.sheet}!{row.row}" if row.sheet else str(row.row)
            values = [outcome_word(row, language), reasons_of(row, language), address]
            for place, text in enumerate([*values, *(cells.get(key, "") for key in keys)]):
                if text:
                    sheet.write_string(
                        number, place, text[:32_767], quoted if harmless(text) != text else None
                    )


def _keys(found: Import) -> list[str]:
    return list(found.columns)


def _cells(found: Import) -> Iterator[object]:
    """The rows of the file in their order; none where it is not kept any more."""
    try:
        cells = cells_of(found)
    except FileGone:
        return
    yield from rows_in(cells, found.name)


def outcome_word(row: ImportRow, language: Language) -> str:
    """What became of a row, in one word."""
    return word_for("outcome", Outcome(row.outcome).value, language)


def reasons_of(row: ImportRow, language: Language) -> str:
    """Why a row was refused or what was left out: a line and cell for each reason."""
    lines = []
    for kept in row.troubles:
        trouble = trouble_of(kept)
        place = place_of(trouble, row.sheet, row.row)
        lines.append(
            f"{place} {trouble.header} {say_trouble(trouble, language)}".replace("  ", " ")
        )
    return "\n".join(lines)
