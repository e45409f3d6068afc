"""Versions side by side: what was taken out and what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Final

from duijie.catalogue.rules.differences import differences
from duijie.catalogue.types.details import Details
from duijie.catalogue.words import field_label
from duijie.web.catalogue.showing import said_as_text
from duijie.web.registries.showing import reader_language

# A word, a single Chinese character, or anything else on its own.
PIECE: Final = re.compile(r"[A-Za-z0-9.]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: kept, taken out (``del``) or put in (``ins``)."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed, as its name and its pieces."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A version with what it changed."""

    number: int
    at: datetime
    changes: tuple[Change, ...]


def changes_between(before: Details, after: Details) -> Iterator[Change]:
    """The changed fields of two versions with their words compared."""
    language = reader_language()
    for one in differences(before, after):
        was, now = (_as_text(one.field, value) for value in (one.before, one.after))
        yield Change(field_label(one.field, language), tuple(pieces_of(was, now)))


def _as_text(field: str, value: Any) -> str:  # noqa: ANN401  (any field)
    if isinstance(value, dict):
        language = reader_language()
        return "\n".join(
            f"{field_label(group, language)}: {said_as_text(group, own)}"
            for group, own in value.items()
        )
    if isinstance(value, tuple):
        return "\n".join(said_as_text(field, one) for one in value)
    return said_as_text(field, value)


def pieces_of(was: str, now: str) -> Iterator[Piece]:
    """One text turned into another, word by word and character by character."""
    before, after = PIECE.findall(was), PIECE.findall(now)
    for tag, start, end, begin, stop in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield Piece("", "".join(before[start:end]))
            continue
        if start < end:
            yield Piece("del", "".join(before[start:end]))
        if begin < stop:
            yield Piece("ins", "".join(after[begin:stop]))


def history_of(versions: Sequence[tuple[int, datetime, Details]]) -> list[Step]:
    """The versions of a record, newest first, each with what it changed."""
    steps = []
    for place, (number, at, said) in enumerate(versions):
        older = versions[place + 1][2] if place + 1 < len(versions) else None
        changed = tuple(changes_between(older, said)) if older else ()
        steps.append(Step(number, at, changed))
    return steps
