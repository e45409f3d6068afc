"""What libraries throw at broken files, turned into one clear refusal."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ijson import JSONError
from lxml.etree import LxmlError
from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError
from python_calamine import CalamineError

from duijie.engine.formats.errors import Damaged

# A broken file shows itself as any of these, depending on where the damage lies.
_THROWN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LxmlError,
    JSONError,
    CalamineError,
    FileFormatError,
    ParseError,
    DecryptionError,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RuntimeError,
    MemoryError,
)


@contextmanager
def damaged_as_refusal(path: Path, kind: str, *own: type[Exception]) -> Iterator[None]:
    """Turn what a library throws at a broken file into one clear refusal.

    Only calls into libraries stand inside; our own code is not to hide here. ``own`` are the
    errors of a library that is loaded by its reader alone.
    """
    try:
        yield
    except (*_THROWN, *own) as problem:
        raise Damaged(path=path.name, kind=kind) from problem
    except BaseException as problem:
        # A parser written in Rust panics with an exception that is no Exception.
        if type(problem).__name__ == "PanicException":
            raise Damaged(path=path.name, kind=kind) from problem
        raise
