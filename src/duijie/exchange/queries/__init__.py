"""Reads of imports, one file per subject."""

from duijie.exchange.queries.imports import (
    get_import,
    get_import_to_change,
    imports_visible_to,
    remembered_columns,
    rows_of_import,
)
from duijie.exchange.queries.preview import preview_of

__all__ = [
    "get_import",
    "get_import_to_change",
    "imports_visible_to",
    "preview_of",
    "remembered_columns",
    "rows_of_import",
]
