"""The index's refusals, and how a failed write is told apart from a bug."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class NotAnIndex(DomainError):
    """The folder is missing or is no index."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "index.not_an_index"


class FolderNotEmpty(DomainError):
    """A new index was asked for in a folder that holds something else."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.folder_not_empty"


class AlreadyAnIndex(DomainError):
    """A new index was asked for where one stands."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.already_an_index"


class OtherVersion(DomainError):
    """The folder was written in another format."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.other_version"


class OtherEncoder(DomainError):
    """The folder's vectors come from another encoder."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.other_encoder"


class Damaged(DomainError):
    """A file of the index is missing, cut short or changed."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "index.damaged"


class BeingWritten(DomainError):
    """Another writer holds the index."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.being_written"


class OpenedForReading(DomainError):
    """A change was asked of an index opened for reading."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.opened_for_reading"


class Closed(DomainError):
    """The index was closed, or gave up writing after a failure."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "index.closed"


class WrongVector(DomainError):
    """A vector has another dimension, or values that are no numbers."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "index.wrong_vector"


class UnwritableText(DomainError):
    """A record's text holds characters that cannot be stored."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "index.unwritable_text"


class DiskFull(DomainError):
    """There was no room to write; the last commit stands."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "index.disk_full"


class WriteFailed(DomainError):
    """The system refused a write; the last commit stands."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "index.write_failed"


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failed write into a refusal that names the folder.

    Put it around single calls only: Tantivy reports failed writes as
    ValueError and FAISS as RuntimeError, and a bug must not hide behind them.
    """
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        if _says_full(error):
            raise DiskFull(path=path) from error
        raise WriteFailed(path=path, reason=str(error)) from error


def _says_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    text = str(error)
    found = re.search(r"os error (\d+)", text)  # Rust's way of writing an errno
    if found:
        return int(found.group(1)) in _FULL
    return any(os.strerror(code) in text for code in _FULL)
