"""What an uploaded file really is: told by its content, never by its name.

The one door for pictures and files. What is let in is a picture that is only a
picture, a PDF, an Office file without macros, or plain text.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Final

from lxml import etree

from duijie.catalogue.errors import (
    FileEmpty,
    FileTooLarge,
    FileTypeRefused,
    MacrosInside,
    MoreThanOneFileInside,
    PictureDamaged,
    PictureTooLarge,
    ScriptInside,
    SwellsWhenUnpacked,
)
from duijie.site import pictures
from duijie.site.pictures import MEGAPIXEL, MOST_PIXELS

LARGEST: Final = 20 * 1024 * 1024
MOST_FILES: Final = 20
MOST_ENTRIES: Final = 5_000
MOST_UNPACKED: Final = 300 * 1024 * 1024
# A spreadsheet of equal rows comes to about 60.
STEEPEST: Final = 200
OFFICE: Final = {
    "word/document.xml": ("docx", "wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", "spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", "presentationml.presentation"),
}
OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument."
SVG: Final = "{http://www.w3.org/2000/svg}"
# Elements that run, fetch or embed something.
ACTIVE: Final = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "handler", "set", "use", "image",
     "animate", "animateTransform", "animateMotion", "a", "style"}
)  # fmt: skip
ACTIVE_PDF: Final = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is."""

    ending: str
    media_type: str
    is_picture: bool = False


def sniff(file: IO[bytes], size: int, name: str) -> Sniffed:
    """What a file is. Refuses what is too large, unknown, active or two things at once."""
    if size > LARGEST:
        raise FileTooLarge(name=name, size=size // 1024**2, most=LARGEST // 1024**2)
    content = file.read(LARGEST + 1)
    if not content:
        raise FileEmpty(name=name)
    for start, read in READERS:
        if content.startswith(start):
            return read(content, name)
    if content[8:12] == b"WEBP" and content.startswith(b"RIFF"):
        return _webp(content, name)
    if b"<svg" in content[:2000].lower():
        return _svg(content, name)
    return _text(content, name)


def without_traces(content: bytes, found: Sniffed, name: str) -> bytes:
    """A picture with only what can be seen of it: no place, no camera, no author."""
    try:
        return pictures.without_traces(content, found.media_type)
    except pictures.TooManyPixels as trouble:
        raise PictureTooLarge(name=name, most=MOST_PIXELS // MEGAPIXEL) from trouble
    except pictures.NoPicture as trouble:
        raise PictureDamaged(name=name) from trouble


def _png(content: bytes, name: str) -> Sniffed:
    place = 8
    while place + 12 <= len(content):
        length, chunk = struct.unpack(">I4s", content[place : place + 8])
        if chunk == b"IHDR":
            width, height = struct.unpack(">II", content[place + 8 : place + 16].ljust(8, b"\0"))
            _check_pixels(width, height, name)
        place += length + 12
        if chunk == b"IEND":
            break
    _check_ends(place, content, name)
    return Sniffed("png", "image/png", is_picture=True)


def _jpeg(content: bytes, name: str) -> Sniffed:
    place = content.rfind(b"\xff\xd9") + 2
    _check_ends(place, content.rstrip(b"\0"), name)
    for marker in (b"\xff\xc0", b"\xff\xc2"):
        at = content.find(marker)
        if 0 < at < len(content) - 9:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            _check_pixels(width, height, name)
    if b"PK\x05\x06" in content:
        raise MoreThanOneFileInside(name=name)
    return Sniffed("jpg", "image/jpeg", is_picture=True)


def _gif(content: bytes, name: str) -> Sniffed:
    width, height = struct.unpack("<HH", content[6:10].ljust(4, b"\0"))
    _check_pixels(width, height, name)
    _check_ends(content.rfind(b";") + 1, content, name)
    if b"PK\x05\x06" in content:
        raise MoreThanOneFileInside(name=name)
    return Sniffed("gif", "image/gif", is_picture=True)


def _webp(content: bytes, name: str) -> Sniffed:
    (length,) = struct.unpack("<I", content[4:8])
    _check_ends(length + 8, content, name)
    return Sniffed("webp", "image/webp", is_picture=True)


def _check_ends(end: int, content: bytes, name: str) -> None:
    """Behind the end of a picture there is nothing: there another file would hide."""
    if end != len(content):
        raise MoreThanOneFileInside(name=name)


def _check_pixels(width: int, height: int, name: str) -> None:
    if width * height > MOST_PIXELS:
        raise PictureTooLarge(name=name, most=MOST_PIXELS // MEGAPIXEL)


def _pdf(content: bytes, name: str) -> Sniffed:
    if b"%%EOF" not in content[-2048:]:
        raise MoreThanOneFileInside(name=name)
    # What hides in compressed streams is not found here; the file is only ever saved, not opened.
    if any(active in content for active in ACTIVE_PDF):
        raise ScriptInside(name=name)
    return Sniffed("pdf", "application/pdf")


def _office(content: bytes, name: str) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as trouble:
        raise FileTypeRefused(name=name) from trouble
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or any(one.file_size > STEEPEST * max(one.compress_size, 1024) for one in entries)
    ):
        raise SwellsWhenUnpacked(name=name)
    named = {entry.filename for entry in entries}
    if any("vbaproject" in one.lower() or "macrosheets/" in one.lower() for one in named):
        raise MacrosInside(name=name)
    for part, (ending, kind) in OFFICE.items():
        if part in named:
            return Sniffed(ending, OFFICE_TYPE + kind)
    raise FileTypeRefused(name=name)


def _svg(content: bytes, name: str) -> Sniffed:
    if b"<!doctype" in content.lower() or b"<!entity" in content.lower():
        raise ScriptInside(name=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as trouble:
        raise FileTypeRefused(name=name) from trouble
    if root.tag != f"{SVG}svg":
        raise FileTypeRefused(name=name)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        loud = any(
            attribute.rpartition("}")[2].lower().startswith(("on", "href"))
            or "script:" in value.lower()
            for attribute, value in element.attrib.items()
        )
        if loud or element.tag.rpartition("}")[2] in ACTIVE:
            raise ScriptInside(name=name)
    return Sniffed("svg", "image/svg+xml", is_picture=True)


def _text(content: bytes, name: str) -> Sniffed:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text):  # noqa: PLR2004
            return Sniffed("txt", "text/plain; charset=" + encoding.removesuffix("-sig"))
    raise FileTypeRefused(name=name)


READERS: Final[tuple[tuple[bytes, Callable[[bytes, str], Sniffed]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF8", _gif),
    (b"%PDF-", _pdf),
    (b"PK\x03\x04", _office),
)
