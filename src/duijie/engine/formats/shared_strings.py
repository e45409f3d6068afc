"""The shared strings of an .xlsx, kept on disk so that memory does not grow with the text."""

import os
import tempfile
import weakref
from array import array
from collections.abc import Iterable
from functools import lru_cache

# Repeated cells (a region, a form of cooperation) are answered from memory.
_REMEMBERED = 4096
_FLUSH_AT = 1 << 20


class SharedStrings:
    """A list of strings of which only the offsets are in memory (eight bytes each)."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._offsets = array("Q", [0])
        self._file, path = tempfile.mkstemp(prefix="duijie-strings-")
        # The name goes at once where the system allows it, so that nothing stays behind.
        self._finish = weakref.finalize(self, _forget, self._file, path)
        self._write(strings)
        self._get = lru_cache(maxsize=_REMEMBERED)(self._read)

    def _write(self, strings: Iterable[str]) -> None:
        buffer = bytearray()
        end = 0
        for string in strings:
            encoded = string.encode("utf-8", "surrogatepass")
            end += len(encoded)
            self._offsets.append(end)
            buffer += encoded
            if len(buffer) >= _FLUSH_AT:
                os.write(self._file, buffer)
                buffer.clear()
        os.write(self._file, buffer)

    def _read(self, index: int) -> str:
        start, end = self._offsets[index], self._offsets[index + 1]
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, end - start).decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._get(index)


def _forget(file: int, path: str) -> None:
    os.close(file)
    os.unlink(path)  # noqa: PTH108 - the interpreter may be shutting down
