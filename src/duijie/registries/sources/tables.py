"""CSV and JSON lines as reference folders hold them, read one row at a time."""

import csv
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from duijie.registries.errors import ColumnsMissing, FileUnreadable

_BLOCK = 1 << 20


def clean(text: str | None) -> str:
    """A cell without line breaks, doubled blanks, and blanks within Chinese."""
    words = (text or "").replace("\0", " ").split()
    joined = words[:1]
    for word in words[1:]:
        # A name broken over two lines of a page; a blank between Latin words stays.
        apart = joined[-1][-1].isascii() or word[0].isascii()
        joined += [" ", word] if apart else [word]
    return "".join(joined)


def csv_rows(path: Path, columns: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV file, cells cleaned; refuses a file without the columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            absent = [name for name in columns if name not in (reader.fieldnames or ())]
            if absent:
                raise ColumnsMissing(path=path, columns=", ".join(absent))
            for row in reader:
                yield {name: clean(row[name]) for name in columns}
    except (OSError, UnicodeDecodeError, csv.Error) as trouble:
        raise FileUnreadable(path=path) from trouble


def json_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a gzipped file of JSON lines."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise FileUnreadable(path=path)
                yield row
    except (OSError, EOFError, zlib.error, ValueError) as trouble:
        raise FileUnreadable(path=path) from trouble


def checksum(paths: Sequence[Path]) -> str:
    """SHA-256 over the files in order."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def own_code(*names: str) -> str:
    """A short lasting code for what its source gives none; made of the name alone."""
    return hashlib.sha256(">".join(names).encode("utf-8")).hexdigest()[:8]
