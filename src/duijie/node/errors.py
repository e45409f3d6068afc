"""What running a node can refuse."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class AlreadyRunning(DomainError):
    """Another process runs the node of this home folder; facts: home."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.already_running"


class DatabaseWillNotStart(DomainError):
    """The embedded PostgreSQL does not come up; facts: log, reason."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.database_will_not_start"
