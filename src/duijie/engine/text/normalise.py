"""The length-preserving normal form in which all text is read.

One character becomes one character, so a span found in the normal form is a
span of the original. Compatibility forms that would grow (``℃``, ``㎡``, ``½``)
stay as they are; the readers that care know them.
"""

import sys
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache

import opencc

# Characters that mean the same to a reader but not to a tokeniser (Unicode dashes, quotes,
# spaces); NFKC alone keeps most of them apart.
_ALIKE = {
    "-": "‐‑‒–—―−﹣－",
    "'": "‘’‚‛′＇",
    '"': "“”„‟″＂",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\ufeff\u200b",
    "~": "～∼〜˜",
    "·": "・•‧∙⋅",
    "μ": "µ",
    "Φ": "ΦφϕØø⌀",
    # The only capital whose small form is two characters long.
    "I": "İ",
}

_BASIC_PLANE = 0xFFFF
_BLOCK = 0x100
_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_CJK = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


@cache
def _table() -> dict[int, str]:
    """Every character whose normal form is another single character.

    Traditional to simplified is OpenCC's ``t2s`` asked character by character:
    its phrase rules may change the length, which spans could not survive.
    """
    table = dict(_compatible())
    converter = opencc.OpenCC("t2s")
    for low, high in _CJK:
        characters = "".join(map(chr, range(low, high + 1)))
        for before, after in zip(characters, converter.convert(characters), strict=True):
            # A form beyond the basic plane stands in no dictionary and would break its word.
            if before != after and ord(after) <= _BASIC_PLANE:
                table[ord(before)] = after
    # Half a character cannot be encoded; the mark for a damaged one can.
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    for plain, variants in _ALIKE.items():
        table.update({ord(variant): plain for variant in variants if variant != plain})
    return {code: _last(form, table) for code, form in table.items()}


def _compatible() -> Iterator[tuple[int, str]]:
    """The characters that NFKC writes as another single one.

    Asked block by block first: a text in normal form holds no character that is not.
    """
    for first in range(0, sys.maxunicode + 1, _BLOCK):
        block = array("I", range(first, first + _BLOCK)).tobytes().decode(_CODES, "surrogatepass")
        if not unicodedata.is_normalized("NFKC", block):
            for character in block:
                form = unicodedata.normalize("NFKC", character)
                if form != character and len(form) == 1:
                    yield ord(character), form


def _last(form: str, table: dict[int, str]) -> str:
    """Where forms of forms end: ``⼾`` is 戶 is 户, ``⁻`` is ``−`` is ``-``."""
    while (further := table.get(ord(form), form)) != form:
        form = further
    return form


def normalise(text: str) -> str:
    """The normal form of a text, of exactly the same length.

    Full-width to half-width, traditional to simplified Chinese, one spelling for
    dashes, quotes, blanks and the micro sign. Case is kept.
    """
    return text if text.isascii() else text.translate(_table())


@lru_cache(maxsize=128)
def lowered(text: str) -> str:
    """The normal form in small letters.

    It is kept for a while: one answer asks for it several times.
    """
    return normalise(text).lower()
