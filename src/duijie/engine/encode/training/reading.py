"""The files that training reads, row by row."""

import csv
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from duijie.engine.encode.errors import TrainingDataMissing

Row = dict[str, Any]

_DECODER = msgspec.json.Decoder(dict[str, Any])


def require(data: Path, files: Iterable[str]) -> None:
    """Refuse unless every file is there, before any work is done."""
    for file in files:
        if not (data / file).is_file():
            raise TrainingDataMissing(path=data, file=file)


def rows(data: Path, file: str) -> Iterator[Row]:
    """The rows of one file: JSON lines, packed or not, or a CSV table with a header."""
    path = data / file
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as table:
            yield from csv.DictReader(table)
        return
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from map(_DECODER.decode, lines)
