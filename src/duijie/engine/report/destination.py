"""Write a file whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duijie.engine.report.errors import ReportNotWritable


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write beside ``path``, which takes its place only when all went well.

    A full disk or an interrupted run thus leaves the former report as it was.
    A pipe or a device (``/dev/stdout``) is written directly.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not path.is_file():
            yield path
        else:
            yield from _replaced(path)
    except OSError as error:
        raise ReportNotWritable(path=str(path), problem=error.strerror or str(error)) from error


def _replaced(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
