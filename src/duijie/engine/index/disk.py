"""Files that must be on disk when we say so: flushed, sealed, renamed into place."""

import os
import zlib
from pathlib import Path

import msgspec

_CHUNK = 1 << 20


class Seal(msgspec.Struct, frozen=True):
    """The length and checksum of a file as it was when it was finished."""

    size: int
    crc32: int


def seal(path: Path) -> Seal:
    """Flush a finished file to disk and note its length and checksum."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return seal_of(path)


def seal_of(path: Path) -> Seal:
    """The length and checksum of a file as it is now."""
    crc = 0
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
    return Seal(size, crc)


def flush_folder(path: Path) -> None:
    """Make the names in a folder durable; a no-op where folders cannot be flushed."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place of another at one stroke: the old or the new, never half."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush_folder(path.parent)


def bytes_below(path: Path) -> int:
    """How many bytes the files of a folder take together."""
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                total += (Path(folder) / name).stat().st_size
            except FileNotFoundError:  # a writer tidied it away meanwhile
                continue
    return total
