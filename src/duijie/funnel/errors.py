"""What the funnel refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NotCountedYet(DomainError):
    """The funnel of this node has not been counted yet; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "funnel.not_counted_yet"


class NoSuchNumber(DomainError):
    """The funnel has no number of that kind, step and value; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "funnel.no_such_number"
