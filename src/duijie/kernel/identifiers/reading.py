"""A number as it was read: its written form, or every flaw with its place."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Spreadsheets and web pages hold every dash there is; NFKC keeps them apart.
_DASHES = "-‐‑‒–—―−﹣"
_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


class Fault(StrEnum):
    """What can be wrong with a number."""

    MISSING = "missing"
    LENGTH = "length"
    CHARACTER = "character"
    CHECK = "check"
    CHECK_MISSING = "check_missing"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong; ``place`` counts from 1, 0 is the whole."""

    fault: Fault
    place: int = 0
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number without blanks and dashes, as it is written, and its flaws."""

    compact: str
    written: str
    flaws: tuple[Flaw, ...] = ()

    @property
    def well_formed(self) -> bool:
        """Whether nothing is wrong with the form."""
        return not self.flaws


@dataclass(frozen=True, slots=True)
class Form:
    """What may stand at each place, how the last places follow, and how it is written."""

    places: Sequence[str]
    check: Callable[[str], str]
    write: Callable[[str], str] = str

    @property
    def alphabet(self) -> str:
        """Every character that may stand anywhere."""
        return "".join(sorted(set("".join(self.places))))

    def read(self, compact: str) -> Reading:
        """The number and all that is wrong with it."""
        flaws = self._flaws(compact)
        return Reading(compact, compact if flaws else self.write(compact), flaws)

    def _flaws(self, compact: str) -> tuple[Flaw, ...]:
        if not compact:
            return (Flaw(Fault.MISSING),)
        if len(compact) != len(self.places):
            lengths = Flaw(Fault.LENGTH, 0, str(len(compact)), str(len(self.places)))
            # Which place a character was meant for is not known any more.
            return (lengths, *strangers(compact, [self.alphabet] * len(compact)))
        return strangers(compact, self.places) or self._wrong_check(compact)

    def _wrong_check(self, compact: str) -> tuple[Flaw, ...]:
        expected = self.check(compact)
        start = len(compact) - len(expected)
        if compact[start:] == expected:
            return ()
        return (Flaw(Fault.CHECK, start + 1, compact[start:], expected),)


def strangers(compact: str, places: Sequence[str]) -> tuple[Flaw, ...]:
    """Every character that may not stand where it stands."""
    return tuple(
        Flaw(Fault.CHARACTER, place, character, allowed)
        for place, (character, allowed) in enumerate(zip(compact, places, strict=True), start=1)
        if character not in allowed
    )


def compacted(text: str, *, also: str = "") -> str:
    """Half width, capitals, without blanks, dashes and the characters of ``also``."""
    wide = unicodedata.normalize("NFKC", text).upper()
    dropped = {*_DASHES, *also}
    return "".join(
        each for each in wide if each not in dropped and unicodedata.category(each) not in _UNSEEN
    )
