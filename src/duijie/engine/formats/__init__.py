"""Reading what people really have: spreadsheets, CSV, JSON and collection forms."""

from duijie.engine.formats.cells import CellRow, Cells, Sheet, SheetColumn, read_cells
from duijie.engine.formats.reading import Reading, Rejected, read
from duijie.engine.formats.rejects import harmless, write_rejects
from duijie.engine.formats.tables import Noted, Table

__all__ = [
    "CellRow",
    "Cells",
    "Noted",
    "Reading",
    "Rejected",
    "Sheet",
    "SheetColumn",
    "Table",
    "harmless",
    "read",
    "read_cells",
    "write_rejects",
]
