"""JSON lines and JSON lists: every key is a column, nested keys are joined by points."""

import codecs
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import ijson

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.encodings import encoding_of
from duijie.engine.formats.errors import TooManyColumns
from duijie.engine.formats.grids import BadRow, Grid, Row, row_of, text_of

_MOST_KEYS = 2_000
_DEEPEST = 4

Item = dict[str, str] | BadRow


def grids_of_json_lines(path: Path) -> list[Grid]:
    """The one table of a file with an object on each line."""
    encoding = encoding_of(path)

    def items() -> Iterator[tuple[int, Item]]:
        with path.open(encoding=encoding, errors="replace") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _item_of_line(number, line)

    return [_grid(path, None, items)]


def _item_of_line(number: int, line: str) -> Item:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return BadRow(number, "formats.bad_json_line", {})
    return _item(number, value)


def _item(number: int, value: object) -> Item:
    if isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        return BadRow(number, "formats.not_an_object", {})
    return dict(_flat(value, ""))


def _flat(value: dict[str, Any], above: str, depth: int = 1) -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        name = f"{above}{key}"
        if isinstance(inner, dict) and depth < _DEEPEST:
            yield from _flat(inner, f"{name}.", depth + 1)
        else:
            yield name, _text(inner)


def _text(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(text_of(item) for item in value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return text_of(value)


def grids_of_json(path: Path) -> list[Grid]:
    """The list of a JSON document, at the top or inside; else its one object."""
    encoding = encoding_of(path)
    with damaged_as_refusal(path, "json"), path.open("rb") as file:
        prefix = _records_prefix(_as_utf8(file, encoding))

    def items() -> Iterator[tuple[int, Item]]:
        with damaged_as_refusal(path, "json"), path.open("rb") as file:
            found = ijson.items(_as_utf8(file, encoding), prefix, use_float=True)
            for number, value in enumerate(found, start=1):
                yield number, _item(number, value)

    return [_grid(path, prefix.removesuffix("item").strip(".") or None, items)]


class _AsUtf8:
    """A file in another encoding, read as the UTF-8 that the JSON parser wants."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about ``size`` of them; none only at the end."""
        while True:
            part = self._file.read(size)
            text = self._decoder.decode(part, final=not part)
            if text or not part:
                return text.encode("utf-8", "replace")


def _as_utf8(file: IO[bytes], encoding: str) -> IO[bytes] | _AsUtf8:
    return file if encoding == "utf-8" else _AsUtf8(file, encoding)


def _records_prefix(file: IO[bytes] | _AsUtf8) -> str:
    """Where the records are: a list at the top, the first list of objects, or the top itself."""
    opened = ""
    for prefix, event, _ in ijson.parse(file):
        if event == "start_map" and prefix and prefix == opened:
            return opened
        if event == "start_array":
            opened = f"{prefix}.item" if prefix else "item"
            if not prefix:
                return opened
    return ""


def _keys(path: Path, items: Iterator[tuple[int, Item]]) -> tuple[list[str], int]:
    """Every key of any record, in the order met, and how many records there are."""
    keys: dict[str, None] = {}
    count = 0
    for _, item in items:
        count += 1
        if isinstance(item, dict):
            keys.update(dict.fromkeys(item))
        if len(keys) > _MOST_KEYS:
            raise TooManyColumns(path=path.name, limit=_MOST_KEYS)
    return list(keys), count


def _grid(path: Path, name: str | None, items: Callable[[], Iterator[tuple[int, Item]]]) -> Grid:
    keys, count = _keys(path, items())

    def read() -> Iterator[Row | BadRow]:
        if keys:
            yield Row(0, keys)
        for number, item in items():
            if isinstance(item, BadRow):
                yield item
            elif row := row_of(number, [item.get(key) for key in keys]):
                yield row

    return Grid(name, read, count, keyed=True)
