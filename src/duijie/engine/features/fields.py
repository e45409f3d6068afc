"""Whether two records belong to different fields, as far as both say where they belong."""

import re
from dataclasses import dataclass

from duijie.engine.records import Field, Record
from duijie.engine.text.tokens import terms

_IPC = re.compile(r"\b([A-H])\d{2}[A-Z]?(?![A-Z])")
# A code of GB/T 4754, with or without its letter; its first two digits are the division.
_CODE = re.compile(r"[A-T]?(\d{2})\d{0,2}")
_BETWEEN = re.compile(r"[\s,;、，；]+")


@dataclass(frozen=True, slots=True)
class Apart:
    """By which column two records are in different fields, and what each says there."""

    by: Field
    own: tuple[str, ...]
    other: tuple[str, ...]


def apart(asker: Record, found: Record) -> Apart | None:
    """How two records differ in field; None where they share one, or nothing is known.

    Both columns count: sections of the IPC, and industries (divisions of GB/T 4754
    where they are codes, else their words). One thing in common in either is one
    field; of a column that one of them leaves empty nothing is known.
    """
    told = []
    for by, read in ((Field.INDUSTRY, _industries), (Field.IPC, _sections)):
        own, other = read(asker.get(by)), read(found.get(by))
        if own & other:
            return None
        if own and other:
            told.append(Apart(by, _said(asker.get(by)), _said(found.get(by))))
    return told[0] if told else None


def says_field(record: Record) -> bool:
    """Whether a record says where it belongs."""
    return bool(record.get(Field.INDUSTRY).strip() or record.get(Field.IPC).strip())


def _sections(text: str) -> frozenset[str]:
    return frozenset(_IPC.findall(text.upper()))


def _industries(text: str) -> frozenset[str]:
    found: set[str] = set()
    for part in _parts(text):
        code = _CODE.fullmatch(part.upper())
        found.update([code.group(1)] if code else terms(part))
    return frozenset(found)


def _said(text: str) -> tuple[str, ...]:
    """What a column says, each thing once; words that belong together stay together."""
    parts = tuple(dict.fromkeys(_parts(text)))
    codes = all(_CODE.fullmatch(part.upper()) or _IPC.match(part.upper()) for part in parts)
    return parts if codes else (text.strip(),)


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text.strip()) if part]
