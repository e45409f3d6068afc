"""What a peer can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from duijie.engine.evaluate.sets import Query
from duijie.engine.records import Record


class Peer(ABC):
    """A search engine under comparison: it indexes records and searches them."""

    name: ClassVar[str]

    @abstractmethod
    def index(self, records: Iterable[Record], folder: Path) -> None:
        """Index the records, keep the index in the folder, and be ready to search."""

    @abstractmethod
    def open(self, folder: Path) -> None:
        """Be ready to search the index of a folder."""

    @abstractmethod
    def search(self, text: str, k: int) -> list[tuple[str, float]]:
        """The best k records for a text, best first."""

    def ask(self, query: Query) -> list[tuple[str, float]]:
        """What a query of a test set gets.

        A peer that has learned from judgements answers here with what it learned
        without the query's fold (``duijie.engine.evaluate.folds``).
        """
        return self.search(query.text, query.depth)

    def answer(self, text: str) -> None:
        """Do all that a person who asks gets; for most that is ten ids."""
        self.search(text, 10)
