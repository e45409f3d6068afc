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


class PortTaken(DomainError):
    """Another program listens where the node shall; facts: host, port."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.port_taken"


class ProcessKeepsDying(DomainError):
    """A process of the node ended again and again; facts: name."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.process_keeps_dying"


class NotABackup(DomainError):
    """The file is no backup, or a damaged one; facts: file, reason."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "node.not_a_backup"


class BackupIsNewer(DomainError):
    """The backup comes from a newer version; facts: theirs, ours, unknown."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.backup_is_newer"


class DatabaseIsNewer(DomainError):
    """A newer version has worked on this database; facts: ours, unknown."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.database_is_newer"


class NodeIsNotEmpty(DomainError):
    """A restore would replace what is there; facts: accounts."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.node_is_not_empty"


class FileExists(DomainError):
    """A backup would overwrite a file; facts: file."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.file_exists"


class JobNotFound(DomainError):
    """There is no such background job any more; facts: none."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "node.job_not_found"


class JobNotFailed(DomainError):
    """Only a failed job is done once more; facts: status."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.job_not_failed"


class JobNotWaiting(DomainError):
    """Only a job that has not begun is taken back; facts: status."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "node.job_not_waiting"


class PrintingMissing(DomainError):
    """The system lacks what printing needs; facts: packages."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.printing_missing"


class PrintingBusy(DomainError):
    """More people print at once than the node can serve; facts: none."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "node.printing_busy"
