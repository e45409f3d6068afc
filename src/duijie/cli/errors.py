"""Refusals of the command line itself."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class UnknownOutput(DomainError):
    """The ending of an output file names no kind of report; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "cli.unknown_output"


class FolderMissing(DomainError):
    """Nothing to evaluate is named; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "cli.nothing_to_evaluate"


class MalformedMapping(DomainError):
    """A ``--map`` is not of the form field=column; facts: given."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "cli.malformed_mapping"


class UnknownField(DomainError):
    """A ``--map`` names a field the engine does not have; facts: name, fields."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "cli.unknown_field"


class SameFile(DomainError):
    """An output would replace an input; facts: path."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "cli.same_file"
