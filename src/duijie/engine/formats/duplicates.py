"""Rows that say the same: found by a hash of the text, so that no text is kept in memory."""

import base64
import hashlib
import re

from duijie.engine.text.normalise import normalise

_NOT_WORDS = re.compile(r"[\W_]+")


def text_key(text: str) -> bytes:
    """Eight bytes that are equal for texts that say the same.

    Case, width, traditional or simplified form, blanks and punctuation make no
    difference. Two of a million different texts share a key with a chance of
    about 3 in 100 million.
    """
    plain = _NOT_WORDS.sub("", normalise(text).casefold())
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def id_from_text(key: bytes) -> str:
    """The id of a record whose file gives it none: the same text, the same id."""
    return base64.b32encode(key).decode("ascii").rstrip("=").lower()


class FirstSeen:
    """Where each key was seen first; about 120 bytes a key."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}

    def place(self, key: bytes, place: int) -> int | None:
        """The place where the key was seen before; otherwise remember this one."""
        number = int.from_bytes(key, "big")
        before = self._places.setdefault(number, place)
        return None if before == place else before
