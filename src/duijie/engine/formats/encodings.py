"""The encoding of a text file: UTF-8, UTF-16, GB18030, or what its bytes make likely."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from duijie.engine.formats.errors import UnknownEncoding

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
# Good characters that each broken one must be outweighed by.
_FEW = 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The legacy encodings of the files we meet. GB18030 comes first: where the bytes leave it
# open, a Chinese file from the mainland is by far the likeliest.
_LEGACY = ("gb18030", "big5", "cp1252")


def encoding_of(path: Path) -> str:
    """The encoding of a text file; refuses when there is none that fits.

    Every byte is valid in it, but for a few broken characters in UTF-8; open
    the file with ``errors="replace"``, so that these show.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return _checked(path, encoding)
    if guess := _utf16_without_mark(head):
        return _checked(path, guess)
    if _is_valid(path, "utf-8") or _is_almost_utf8(head):
        return "utf-8"
    return _legacy(path, head)


def _checked(path: Path, encoding: str) -> str:
    if not _is_valid(path, encoding):
        raise UnknownEncoding(path=path.name)
    return encoding


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 shows itself by the zero halves of blanks, digits, commas and line ends."""
    zeros = head.count(0)
    if zeros < len(head) / 50:
        return None
    return "utf-16-le" if head[1::2].count(0) > zeros / 2 else "utf-16-be"


def _is_almost_utf8(head: bytes) -> bool:
    """Whether a few broken characters are all that keeps a text from being UTF-8.

    Text of another encoding is hardly ever valid UTF-8 for a whole word.
    """
    text = head.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(character > "\x7f" for character in text) - broken
    return foreign > _FEW * broken


def _is_valid(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _legacy(path: Path, head: bytes) -> str:
    valid = [encoding for encoding in _LEGACY if _is_valid(path, encoding)]
    if not valid:
        raise UnknownEncoding(path=path.name)
    # A character cut in two by the sample's end would speak against its encoding.
    whole = head[: head.rfind(b"\n") + 1] or head
    likely = from_bytes(whole, cp_isolation=valid).best()
    name = likely.encoding.replace("_", "-") if likely else valid[0]
    return next((encoding for encoding in valid if encoding.startswith(name)), valid[0])
