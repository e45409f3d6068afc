"""The shared strings of an .xlsx, kept on disk so that memory does not grow with the text."""

import tempfile
import weakref
from array import array
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import IO

# Repeated cells (a region, a form of cooperation) are answered from memory.
_REMEMBERED = 4096
_FLUSH_AT = 1 << 20


class SharedStrings:
    """A list of strings of which only the offsets are in memory (eight bytes each)."""

    def __init__(self, strings: Iterable[str]) -> None:
        file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with this object
        self._finish = weakref.finalize(self, file.close)
        self._offsets = _write(file, strings)
        self._get = lru_cache(maxsize=_REMEMBERED)(partial(_read, file, self._offsets))

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._get(index)


def _write(file: IO[bytes], strings: Iterable[str]) -> "array[int]":
    """Write the strings one behind the other and tell where each begins and ends."""
    offsets = array("Q", [0])
    buffer = bytearray()
    end = 0
    for string in strings:
        encoded = string.encode("utf-8", "surrogatepass")
        end += len(encoded)
        offsets.append(end)
        buffer += encoded
        if len(buffer) >= _FLUSH_AT:
            file.write(buffer)
            buffer.clear()
    file.write(buffer)
    return offsets


def _read(file: IO[bytes], offsets: "array[int]", index: int) -> str:
    start, end = offsets[index], offsets[index + 1]
    file.seek(start)
    return file.read(end - start).decode("utf-8", "surrogatepass")
