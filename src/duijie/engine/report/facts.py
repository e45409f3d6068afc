"""What a report says of the run it stands for, beside the answers themselves."""

from dataclasses import dataclass
from datetime import datetime

from duijie.engine.records import Field, Source
from duijie.engine.results import Grade, Note, Side


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file read: its side, how many rows went in, which column became what."""

    side: Side
    name: str
    rows: int
    columns: tuple[tuple[Field, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be used, where it stands and why."""

    side: Side
    source: Source
    reason: Note


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A row that says the same as an earlier one, and where the earlier one stands."""

    side: Side
    source: Source
    first: Source


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything a report states that is not in an answer.

    ``made_at`` is passed in: a report never reads the clock, so the same
    answers always give the same bytes. ``threshold`` is the probability from
    which a match is shown; ``grades`` holds the lower bound of each grade, so
    that the words can be explained in numbers. ``reverse`` is true when offers
    ask and needs answer.
    """

    needs_read: int
    offers_read: int
    threshold: float
    encoder: str
    engine_version: str
    made_at: datetime
    rejected: tuple[RejectedRow, ...] = ()
    duplicates: tuple[DuplicateRow, ...] = ()
    files: tuple[InputFile, ...] = ()
    grades: tuple[tuple[Grade, float], ...] = ()
    reverse: bool = False
    demo: bool = False

    @property
    def asking(self) -> Side:
        """The side that asks."""
        return Side.OFFER if self.reverse else Side.NEED

    @property
    def answering(self) -> Side:
        """The side among which answers were looked for."""
        return Side.NEED if self.reverse else Side.OFFER

    @property
    def asking_read(self) -> int:
        """How many records asked."""
        return self.offers_read if self.reverse else self.needs_read

    @property
    def answering_read(self) -> int:
        """How many records were looked through."""
        return self.needs_read if self.reverse else self.offers_read
