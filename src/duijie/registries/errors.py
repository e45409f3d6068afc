"""Refusals of the registries; their sentences stand in messages.toml."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NotAnOperator(DomainError):
    """Only operators load reference files; facts: none."""

    kind: ClassVar[Kind] = Kind.FORBIDDEN
    code: ClassVar[str] = "registries.not_an_operator"


class FolderMissing(DomainError):
    """There is no folder, or no reference file in it; facts: path, files."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "registries.folder_missing"


class FileUnreadable(DomainError):
    """A reference file is damaged, not UTF-8 or not a table; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.file_unreadable"


class ColumnsMissing(DomainError):
    """A reference file lacks columns; facts: path, columns."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.columns_missing"


class RegistryUnknown(DomainError):
    """There is no such registry; facts: registry, known."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "registries.registry_unknown"


class EntryUnknown(DomainError):
    """The registry has no such entry; facts: registry, given."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "registries.entry_unknown"


class EntryAmbiguous(DomainError):
    """More than one entry goes by that name; facts: registry, given, codes."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.entry_ambiguous"


class SchemeUnknown(DomainError):
    """No such kind of number is read here; facts: scheme, known."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "registries.scheme_unknown"


class IdentifierMissing(DomainError):
    """No number was given; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_missing"


class IdentifierLength(DomainError):
    """A number is too long or too short; facts: given, found, expected."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_length"


class IdentifierCharacter(DomainError):
    """A character may not stand where it stands; facts: given, place, found, expected."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_character"


class IdentifierCheck(DomainError):
    """The check does not belong to the rest; facts: given, place, found, expected."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_check"


class IdentifierCheckMissing(DomainError):
    """The check digit was left out; facts: given, expected."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_check_missing"


class IdentifierIsPublication(DomainError):
    """The number is that of a printed patent document; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "registries.identifier_is_publication"
