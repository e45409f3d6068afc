"""The columns of a table: their headers and the fields they fill."""

from dataclasses import dataclass

from duijie.engine.records import Field

# Fields that several columns may fill together; of all others the surest column is taken.
JOINED = frozenset(
    {
        Field.PROBLEM, Field.DESCRIPTION, Field.INDICATORS, Field.ADVANTAGE, Field.APPLICATION,
        Field.KEYWORDS, Field.CONTACT, Field.REGION,
    }
)  # fmt: skip
# Without one of these a table says nothing that could be matched.
TELLING = frozenset(
    {
        Field.TITLE, Field.PROBLEM, Field.DESCRIPTION, Field.INDICATORS, Field.ADVANTAGE,
        Field.APPLICATION,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, its header as written and the field it fills, if any."""

    index: int
    header: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header found: its last row (0: none) and all its columns."""

    row: int
    columns: tuple[Column, ...]
    score: float

    @property
    def tells(self) -> bool:
        """Whether some column says what is needed or offered."""
        return any(column.field in TELLING for column in self.columns)
