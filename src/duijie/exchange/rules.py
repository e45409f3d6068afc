"""The life of an import, and what can be asked of it."""

from collections.abc import Mapping
from typing import Final

from duijie.catalogue.types.words import ListingKind
from duijie.exchange.cells.columns import MAIN_TEXT, columns_of
from duijie.exchange.errors import ColumnUnknown, FileTooLarge, NoTitleColumn, TooManyRows
from duijie.exchange.types import Stage
from duijie.kernel.states import LifeCycle

LIFE: Final = LifeCycle(
    Stage.UPLOADED,
    {
        Stage.UPLOADED: frozenset({Stage.WAITING}),
        Stage.WAITING: frozenset({Stage.RUNNING, Stage.CANCELLED}),
        Stage.RUNNING: frozenset({Stage.DONE, Stage.CANCELLED, Stage.FAILED}),
        Stage.DONE: frozenset({Stage.UNDOING}),
        Stage.CANCELLED: frozenset({Stage.UNDOING}),
        Stage.FAILED: frozenset({Stage.UNDOING}),
        Stage.UNDOING: frozenset({Stage.UNDONE}),
        Stage.UNDONE: frozenset(),
    },
)
UNDER_WAY: Final = frozenset({Stage.WAITING, Stage.RUNNING, Stage.UNDOING})
LARGEST_FILE: Final = 50 << 20
MOST_ROWS: Final = 50_000


def check_size(size: int) -> None:
    """Refuse a file that is larger than a spreadsheet of the rows we take."""
    if size > LARGEST_FILE:
        raise FileTooLarge(megabytes=size >> 20, limit=LARGEST_FILE >> 20)


def check_rows(expected: int | None) -> None:
    """Refuse more rows than are taken at once."""
    if expected is not None and expected > MOST_ROWS:
        raise TooManyRows(rows=expected, limit=MOST_ROWS)


def check_columns(columns: Mapping[str, str], kind: ListingKind) -> None:
    """Refuse columns that there are not, and a choice that names no record."""
    known = {"", *columns_of(kind)}
    for header, column in columns.items():
        if column not in known:
            raise ColumnUnknown(header=header, column=column)
    named = ("title", MAIN_TEXT[kind])
    telling = {f"{name}{side}" for name in named for side in ("", "_zh", "_en")}
    if not telling.intersection(columns.values()):
        raise NoTitleColumn
