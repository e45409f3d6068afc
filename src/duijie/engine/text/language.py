"""Which of the two languages a stretch of text is in."""

import re
from dataclasses import dataclass

from duijie.kernel.language import Language

HAN = "\u3400-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# A run of Chinese may carry Latin names and units ("基于FPGA的驱动电路"); only a stretch of at
# least four Latin words in a row is a segment of its own.
_ENGLISH_RUN = re.compile(
    r"(?:[A-Za-z][A-Za-z'\-]*[^A-Za-z\u3400-\u9fff\n]{1,4}){3,}[A-Za-z][A-Za-z'\-]*"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in one language, characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    language: Language


def language_of(text: str) -> Language:
    """The language most of a text is in; a text without letters counts as English.

    One Chinese character says about as much as half an English word of five letters.
    """
    if text.isascii():
        return Language.EN
    han = len(_HAN.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    return Language.ZH if han and han >= latin else Language.EN


def segments(text: str) -> tuple[Segment, ...]:
    """A text cut into stretches of one language each, covering it without gaps."""
    if not text:
        return ()
    if text.isascii():
        return (Segment(0, len(text), Language.EN),)
    if not _HAN.search(text):
        return (Segment(0, len(text), Language.EN),)
    found: list[Segment] = []
    position = 0
    for run in _ENGLISH_RUN.finditer(text):
        if run.start() > position:
            found.append(_segment(text, position, run.start()))
        found.append(Segment(run.start(), run.end(), Language.EN))
        position = run.end()
    if position < len(text):
        found.append(_segment(text, position, len(text)))
    return tuple(found)


def _segment(text: str, start: int, end: int) -> Segment:
    language = Language.ZH if _HAN.search(text, start, end) else Language.EN
    return Segment(start, end, language)
