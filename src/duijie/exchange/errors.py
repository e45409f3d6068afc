"""What imports and exports refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class ImportNotFound(DomainError):
    """There is no such import, or the actor may not know; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "exchange.import_not_found"


class NotAMember(DomainError):
    """Only members of the organisation bring records in for it; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "exchange.not_a_member"


class FileTooLarge(DomainError):
    """The file has more bytes than are taken; facts: megabytes, limit."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "exchange.file_too_large"


class FileGone(DomainError):
    """The file is not kept any more; facts: none."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "exchange.file_gone"


class NoTitleColumn(DomainError):
    """No header was read as what names or describes a record; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "exchange.no_title_column"


class ColumnUnknown(DomainError):
    """A header was to be read as a column that there is not; facts: header, column."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "exchange.column_unknown"


class ImportUnderWay(DomainError):
    """The organisation has another import of this kind running; facts: name."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "exchange.import_under_way"


class TooManyRows(DomainError):
    """The file has more rows than are taken at once; facts: rows, limit."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "exchange.too_many_rows"


class FileUnreadable(DomainError):
    """The file cannot be read as a table; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "exchange.file_unreadable"


class KindNotRead(FileUnreadable):
    """The content is of a kind that has no reader; facts: path, found."""

    code: ClassVar[str] = "exchange.kind_not_read"


class FileEmpty(FileUnreadable):
    """There is nothing in the file; facts: path."""

    code: ClassVar[str] = "exchange.file_empty"


class NoRows(FileUnreadable):
    """There is a header, but nothing stands below it; facts: path."""

    code: ClassVar[str] = "exchange.no_rows"


class NoUsableColumn(FileUnreadable):
    """No header says what is needed or offered; facts: path, headers."""

    code: ClassVar[str] = "exchange.no_usable_column"


class FileLocked(FileUnreadable):
    """The file is encrypted; facts: path."""

    code: ClassVar[str] = "exchange.file_locked"


class UnpacksTooLarge(FileUnreadable):
    """The file unpacks to more than is read; facts: path, megabytes, limit."""

    code: ClassVar[str] = "exchange.unpacks_too_large"


class EncodingUnknown(FileUnreadable):
    """The text is in no encoding we can tell; facts: path."""

    code: ClassVar[str] = "exchange.encoding_unknown"


class HasMacros(FileUnreadable):
    """The workbook carries a program; facts: path."""

    code: ClassVar[str] = "exchange.has_macros"
