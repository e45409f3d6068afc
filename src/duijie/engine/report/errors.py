"""Refusals of report writing."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class ReportNotWritable(DomainError):
    """The file cannot be written where it was asked for; facts: path, problem."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "report.not_writable"
