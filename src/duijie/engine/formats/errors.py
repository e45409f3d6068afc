"""Refusals of whole files; what is wrong with single rows is a ``Rejected``, not an error."""

from duijie.kernel.errors import DomainError, Kind


class FileMissing(DomainError):
    """There is no such file."""

    kind = Kind.NOT_FOUND
    code = "formats.file_missing"


class FolderGiven(DomainError):
    """A folder was named where a file is read."""

    kind = Kind.INVALID
    code = "formats.folder_given"


class Unreadable(DomainError):
    """The system does not let us read the file."""

    kind = Kind.UNAVAILABLE
    code = "formats.unreadable"


class Unwritable(DomainError):
    """The system does not let us write the file."""

    kind = Kind.UNAVAILABLE
    code = "formats.unwritable"


class UnsupportedKind(DomainError):
    """The content is of a kind that has no reader."""

    kind = Kind.INVALID
    code = "formats.unsupported_kind"


class Damaged(DomainError):
    """The content begins like a known kind but cannot be read as one."""

    kind = Kind.INVALID
    code = "formats.damaged"


class EmptyFile(DomainError):
    """There is nothing in the file, in none of its sheets."""

    kind = Kind.INVALID
    code = "formats.empty"


class NoRows(DomainError):
    """There is a header, but nothing stands below it."""

    kind = Kind.INVALID
    code = "formats.no_rows"


class NoUsableColumn(DomainError):
    """No column says what is needed or offered."""

    kind = Kind.INVALID
    code = "formats.no_usable_column"


class UnknownColumn(DomainError):
    """A column named by the reader is in no sheet."""

    kind = Kind.NOT_FOUND
    code = "formats.unknown_column"


class PasswordNeeded(DomainError):
    """The file is encrypted and no password was given."""

    kind = Kind.FORBIDDEN
    code = "formats.password_needed"


class WrongPassword(DomainError):
    """The password given does not open the file."""

    kind = Kind.FORBIDDEN
    code = "formats.wrong_password"


class TooLarge(DomainError):
    """The file unpacks to more than the stated limit."""

    kind = Kind.INVALID
    code = "formats.too_large"


class UnknownEncoding(DomainError):
    """The text is in no encoding we can tell."""

    kind = Kind.INVALID
    code = "formats.unknown_encoding"


class TooManyColumns(DomainError):
    """The records together have more keys than a table can have columns."""

    kind = Kind.INVALID
    code = "formats.too_many_columns"
