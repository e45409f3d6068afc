"""One folder on disk that finds records by words and by vectors, and survives anything."""

from duijie.engine.index.store import Index
from duijie.engine.index.types import Entry, Stats

__all__ = ["Entry", "Index", "Stats"]
