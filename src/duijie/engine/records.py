"""What the engine reads: one need or offer, whatever file it came from."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate


class Field(StrEnum):
    """The columns the engine understands; anything else is kept under ``extra``."""

    ID = "id"
    TITLE = "title"
    DESCRIPTION = "description"
    PROBLEM = "problem"
    INDICATORS = "indicators"
    ADVANTAGE = "advantage"
    APPLICATION = "application"
    KEYWORDS = "keywords"
    INDUSTRY = "industry"
    IPC = "ipc"
    READINESS = "readiness"
    BUDGET = "budget"
    DEADLINE = "deadline"
    COOPERATION = "cooperation"
    REGION = "region"
    ORGANISATION = "organisation"
    CONTACT = "contact"
    DATE = "date"
    CONFIDENTIALITY = "confidentiality"


# The fields that say what is needed or offered, in reading order. Everything the engine
# quotes is quoted from the text these make; who asks and how to reach them is never in it.
TEXT_FIELDS: tuple[Field, ...] = (
    Field.TITLE,
    Field.PROBLEM,
    Field.DESCRIPTION,
    Field.INDICATORS,
    Field.ADVANTAGE,
    Field.APPLICATION,
    Field.KEYWORDS,
)


# The width of a title made from a text that has none, in Latin letters.
_TITLE_WIDTH = 90
_FIRST_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: file, sheet and row (1-based, as shown there)."""

    file: str
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One need or offer as the engine reads it."""

    id: str
    fields: dict[Field, str]
    extra: dict[str, str] = field(default_factory=dict)
    source: Source | None = None

    def get(self, name: Field) -> str:
        """The text of a field, empty when the record does not have it."""
        return self.fields.get(name, "")

    @property
    def title(self) -> str:
        """The title, or the beginning of the text when there is none."""
        return self.get(Field.TITLE) or _beginning(self.text)

    @property
    def text(self) -> str:
        """Title and body, one field per line; every span of the engine points into this."""
        return "\n".join(self.fields[name] for name in TEXT_FIELDS if self.fields.get(name))


def _beginning(text: str) -> str:
    """The first line, cut between words where it is too long for a title."""
    line = text.strip().split("\n", 1)[0]
    # A Chinese character is as wide as two Latin letters.
    widths = accumulate(2 if character >= _FIRST_WIDE else 1 for character in line)
    fits = sum(width <= _TITLE_WIDTH for width in widths)
    if fits == len(line):
        return line
    whole, _, cut = line[:fits].rpartition(" ")
    return f"{whole if whole and len(cut) < fits // 2 else line[:fits]}…"
