"""Texts cut to the room that one page has; a mark shows where something was left out."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

MARK: Final = " […]"
# The end of a sentence: Chinese signs end one wherever they stand, Latin ones before a blank.
ENDS: Final = re.compile(r"[。！？；]+[”’」』）]*|[.!?;]+[\"”’)]*(?=\s|$)|\n+")
# A cut at the end of a sentence may cost at most this share of the room.
WORTH: Final = 0.35


def width_of(text: str) -> int:
    """How much room a text takes: two for a Chinese character, one for a letter."""
    return sum(map(_width, text))


def shortened(text: str, room: int) -> str:
    """The text, or as much of its beginning as there is room for, and the mark."""
    text = text.strip()
    if width_of(text) <= room:
        return text
    kept = _beginning(text, max(room - len(MARK), 1))
    ends = [found.end() for found in ENDS.finditer(kept)]
    if ends and ends[-1] >= len(kept) * (1 - WORTH):
        return kept[: ends[-1]].rstrip() + MARK
    blank = kept.rfind(" ")
    if blank >= len(kept) * (1 - WORTH):
        kept = kept[:blank]
    return kept.rstrip(" ,，、；;：:") + MARK


def first_sentence(text: str) -> str:
    """What a text says first."""
    text = text.strip()
    found = ENDS.search(text)
    return text[: found.end()].strip() if found else text


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """Divide room among texts: short ones get all, long ones the same of the rest."""
    given = [0] * len(wanted)
    left, waiting = room, sorted(range(len(wanted)), key=wanted.__getitem__)
    while waiting:
        place = waiting.pop(0)
        given[place] = min(wanted[place], left // (len(waiting) + 1))
        left -= given[place]
    return given


def _beginning(text: str, room: int) -> str:
    for place, character in enumerate(text):
        room -= _width(character)
        if room < 0:
            return text[:place]
    return text


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
