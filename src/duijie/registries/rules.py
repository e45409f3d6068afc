"""How a text becomes search keys, and how a question becomes a search of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duijie.kernel.language import Language

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_HAN}]+|[a-z0-9]+")
_HAN_RUN = re.compile(rf"[{_HAN}]+")
# Accents that stand by themselves, and marks that nobody sees.
_UNWRITTEN = re.compile("[\u0300-\u036f\u200b-\u200f\ufeff]")
# A character of a long title says too little to find it by; short names are found by each.
SHORT_NAME = 12
_LONGEST_WORD = 40
# What stands in nearly every English title narrows nothing.
_EVERYWHERE = {"and", "for", "in", "of", "or", "the", "to"}
# Lexemes of sound are marked, so that no English word is taken for one: the sound of a name from
# its beginning, and from a character inside it.
WHOLE = "w:"
INSIDE = "s:"
# Two letters begin too many words and sounds; they are read as the beginning of a name.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, as it is compared: whole, as a code, as a text query."""

    text: str
    code: str
    lexemes: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.text


def plain(text: str) -> str:
    """Half width, small letters, without accents and needless blanks."""
    wide = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    if not wide.isascii():
        wide = _UNWRITTEN.sub("", unicodedata.normalize("NFD", wide))
        wide = unicodedata.normalize("NFC", wide)
    return " ".join(wide.replace("\0", " ").split())


def code_key(code: str) -> str:
    """A code as it is compared: small letters, no blanks."""
    return plain(code).replace(" ", "")


def han_runs(text: str) -> list[str]:
    """The stretches of Chinese characters in a text."""
    return _HAN_RUN.findall(text)


def word_keys(names: Iterable[str]) -> Iterator[str]:
    """Words, pairs of Chinese characters, and single ones of short names."""
    for name in names:
        flat = plain(name)
        is_short = len(flat) <= SHORT_NAME
        for piece in _PIECE.findall(flat):
            if not _HAN_RUN.match(piece):
                if len(piece) > 1 and piece not in _EVERYWHERE:
                    yield piece[:_LONGEST_WORD]
                continue
            yield from _pairs(piece)
            if is_short:
                yield from piece


def ask(text: str) -> Question:
    """What was typed, ready to be searched for."""
    flat = plain(text)
    pieces = [piece for piece in _PIECE.findall(flat) if piece not in _EVERYWHERE]
    return Question(flat, code_key(flat), _query(pieces))


def _query(pieces: list[str]) -> str:
    """A PostgreSQL text query: all pieces, or all Latin ones together as pinyin."""
    asked = [piece for piece in pieces if len(piece) > 1 or _HAN_RUN.match(piece)]
    if not asked:
        return ""
    together = " & ".join(_asked(piece) for piece in asked)
    if len(pieces) == 1 or any(map(_HAN_RUN.match, pieces)):
        return together
    spelled = "".join(pieces)[:_LONGEST_WORD]
    return f"({together}) | '{WHOLE}{spelled}':*"


def _asked(piece: str) -> str:
    if _HAN_RUN.match(piece):
        return " & ".join(f"'{pair}'" for pair in _pairs(piece)) or f"'{piece}'"
    word = piece[:_LONGEST_WORD]
    if len(word) < _TELLING:
        return f"('{word}' | '{WHOLE}{word}':*)"
    return f"('{word}':* | '{WHOLE}{word}':* | '{INSIDE}{word}':*)"


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name in the reader's language, or in the other where the source has no more."""

    text: str
    is_other_language: bool


def name_for(language: Language, *, zh: str, en: str) -> ShownName:
    """The name to show to a reader; says when it had to be the other language's."""
    wanted, other = (zh, en) if language is Language.ZH else (en, zh)
    return ShownName(wanted or other, is_other_language=not wanted)
