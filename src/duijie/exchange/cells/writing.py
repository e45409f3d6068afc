"""A record as the cells of one row."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from duijie.catalogue.types.details import Details
from duijie.exchange.cells.columns import Cell, cell_of
from duijie.exchange.cells.rows import write_row
from duijie.exchange.cells.vocabulary import word_for
from duijie.kernel.language import Language


def write_cell(column: str, details: Details, language: Language) -> str:
    """What a record says in one column; empty where it says nothing."""
    value = getattr(details, column, None)
    if value is None or value in ("", ()):
        return ""
    return _WRITERS.get(cell_of(column), _plain)(column, value, language)


def _plain(_column: str, value: Any, _language: Language) -> str:  # noqa: ANN401
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def _word(column: str, value: Any, language: Language) -> str:  # noqa: ANN401
    return word_for(column, value.value, language)


def _forms(column: str, value: Any, language: Language) -> str:  # noqa: ANN401
    mark = "、" if language is Language.ZH else ", "
    return mark.join(word_for(column, one.value, language) for one in value)


def _entries(_column: str, value: Any, _language: Language) -> str:  # noqa: ANN401
    return value if isinstance(value, str) else "; ".join(value)


def _rows(_column: str, value: Any, language: Language) -> str:  # noqa: ANN401
    return "\n".join(write_row(row, language) for row in value)


def _parts(_column: str, value: Any, language: Language) -> str:  # noqa: ANN401
    said = sorted(value.items())
    return "; ".join(
        f"{group}={word_for('visibility', level.value, language)}" for group, level in said
    )


_WRITERS: Final[Mapping[Cell, Callable[[str, Any, Language], str]]] = {
    Cell.WORD: _word,
    Cell.FORMS: _forms,
    Cell.ENTRIES: _entries,
    Cell.LIST: _entries,
    Cell.ROWS: _rows,
    Cell.PARTS: _parts,
}
