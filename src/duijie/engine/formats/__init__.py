"""Reading what people really have: spreadsheets, CSV, JSON and collection forms."""

from duijie.engine.formats.reading import Reading, Rejected, read
from duijie.engine.formats.rejects import write_rejects
from duijie.engine.formats.tables import Noted, Table

__all__ = ["Noted", "Reading", "Rejected", "Table", "read", "write_rejects"]
