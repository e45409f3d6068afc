"""What a file is, told by its content; the extension only decides between kinds of text."""

import zipfile
from enum import StrEnum
from pathlib import Path

import olefile

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.errors import (
    EmptyFile,
    FileMissing,
    FolderGiven,
    TooLarge,
    Unreadable,
    UnsupportedKind,
)


class FileKind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    DOCX = "docx"
    ENCRYPTED = "encrypted"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


# What a document may unpack to. A sheet of a million rows with 2,000 characters each unpacks
# to about 2 GB and is streamed; a Word file is held in memory.
UNPACKED_LIMIT = 4 << 30
UNPACKED_LIMIT_IN_MEMORY = 256 << 20

_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "ELF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")


def kind_of(path: Path) -> FileKind:
    """The kind of a file; refuses what is missing, empty or of no kind we read."""
    head = _head(path)
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyFile(path=path.name)
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    for magic, name in _NOT_READ:
        if head.startswith(magic):
            raise UnsupportedKind(path=path.name, found=name)
    if head[:2] in _BARE_BIFF and head[2:4] in (b"\x08\x00", b"\x10\x00", b"\x06\x00", b"\x04\x00"):
        return FileKind.XLS
    return _kind_of_text(path, head)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise FolderGiven(path=path.name)
    try:
        with path.open("rb") as file:
            return file.read(8192)
    except FileNotFoundError:
        raise FileMissing(path=str(path)) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreadable(path=path.name, reason=reason) from problem


def _kind_of_zip(path: Path) -> FileKind:
    with damaged_as_refusal(path, "zip"), zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        total = sum(entry.file_size for entry in archive.infolist())
        mimetype = ""
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 256:  # noqa: PLR2004
            mimetype = archive.read("mimetype").decode("ascii", "replace")
    if "word/document.xml" in names:
        _check_size(path, total, UNPACKED_LIMIT_IN_MEMORY)
        return FileKind.DOCX
    if "xl/workbook.xml" in names:
        _check_size(path, total, UNPACKED_LIMIT)
        return FileKind.XLSX
    raise UnsupportedKind(path=path.name, found=_name_of_zip(names, mimetype))


def _name_of_zip(names: set[str], mimetype: str) -> str:
    if "xl/workbook.bin" in names:
        return "Excel (.xlsb)"
    if "ppt/presentation.xml" in names:
        return "PowerPoint (.pptx)"
    if "opendocument" in mimetype:
        return "OpenDocument (.ods, .odt)"
    return "zip"


def _check_size(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise TooLarge(path=path.name, megabytes=size >> 20, limit=limit >> 20)


def _kind_of_ole(path: Path) -> FileKind:
    with damaged_as_refusal(path, "OLE"), olefile.OleFileIO(str(path)) as ole:
        streams = {name[0].lower() for name in ole.listdir() if name}
    if "encryptedpackage" in streams:
        return FileKind.ENCRYPTED
    if streams & {"workbook", "book"}:
        return FileKind.XLS
    found = "Word 97–2003 (.doc)" if "worddocument" in streams else "OLE"
    raise UnsupportedKind(path=path.name, found=found)


def _kind_of_text(path: Path, head: bytes) -> FileKind:
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
            raise UnsupportedKind(path=path.name, found="XML Spreadsheet 2003")
        if b"<table" in plain or plain.startswith((b"<!doctype html", b"<html", b"<meta")):
            return FileKind.HTML
        if plain.startswith(b"<?xml"):
            raise UnsupportedKind(path=path.name, found="XML")
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return FileKind.JSONL
    if suffix == ".json" or plain.startswith((b"{", b"[")):
        return _kind_of_json(plain, suffix)
    return FileKind.CSV


def _kind_of_json(plain: bytes, suffix: str) -> FileKind:
    """One object to a line is JSON lines, whatever the extension says."""
    first, _, rest = plain.partition(b"\n")
    lines = first.rstrip().endswith(b"}") and first.startswith(b"{") and rest.startswith(b"{")
    if lines:
        return FileKind.JSONL
    if suffix in (".csv", ".txt", ".tsv"):
        return FileKind.CSV
    return FileKind.JSON
