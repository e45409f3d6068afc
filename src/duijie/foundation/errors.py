"""What the foundation refuses."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class ChangedMeanwhile(DomainError):
    """Somebody else changed the record since it was read; facts: seen, now."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "foundation.changed_meanwhile"
