"""What the clinic refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class DraftNotFound(DomainError):
    """There is no such draft, or it is somebody else's; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "clinic.draft_not_found"


class NothingWritten(DomainError):
    """A need without words cannot be read; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "clinic.nothing_written"


class TooLong(DomainError):
    """A text is longer than the clinic reads; facts: length, most."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "clinic.too_long"


class TooManyDrafts(DomainError):
    """There is room for so many drafts only; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "clinic.too_many_drafts"


class NotUnderstood(DomainError):
    """Words that were given for a part of the card do not say it; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "clinic.not_understood"


class ReadingGone(DomainError):
    """The reading that was to be corrected is no longer there; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "clinic.reading_gone"


class TooManyCorrections(DomainError):
    """A draft keeps so many corrections only; facts: most."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "clinic.too_many_corrections"


class PaperUnreadable(DomainError):
    """No text was found in a file, or it is not of a kind that is read; facts: name."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "clinic.paper_unreadable"


class PaperTooLarge(DomainError):
    """A file is too large, or takes too long to read; facts: megabytes."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "clinic.paper_too_large"


class PublishedAlready(DomainError):
    """The draft has become a need, which is changed on its own page; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "clinic.published_already"
