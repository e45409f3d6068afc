"""What a record shows to each kind of reader, and how often and when that changed.

A version number and a time of change tell that something happened. To those who
cannot read what happened they must not tell it, so each kind of reader has its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from duijie.catalogue.rules.groups import FILES, OWNER
from duijie.catalogue.rules.sight import Reader, may_see_record, withheld_from, without
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Face
from duijie.catalogue.types.words import Stage, Visibility

PUBLIC: Final = "public"
REGISTERED: Final = "registered"
Faces = Mapping[str, Face]


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a record that anybody could be shown."""

    details: Details
    owner: UUID
    files: Collection[UUID] = ()


def seers(visibility: Visibility, named: Iterable[UUID]) -> tuple[str, ...]:
    """The kinds of readers who see a published record; a named organisation is one."""
    known = (PUBLIC, REGISTERED, *(str(one) for one in named))
    return tuple(one for one in known if may_see_record(visibility, _reader(one, named)))


def is_shown(stage: Stage, expires_on: date | None, today: date) -> bool:
    """Whether anybody but its own people reads a record."""
    return stage is Stage.PUBLISHED and (expires_on is None or expires_on >= today)


def seen_anew(before: Whole, after: Whole) -> tuple[str, ...]:
    """The readers to whom a published record shows something else than before."""
    named = {*before.details.shared_with, *after.details.shared_with}
    keys = (PUBLIC, REGISTERED, *sorted(str(one) for one in named))
    return tuple(one for one in keys if _view(before, one) != _view(after, one))


def moved_on(faces: Faces, keys: Iterable[str], now: datetime) -> dict[str, Face]:
    """The faces after some of them changed, or came into sight."""
    moved = dict(faces)
    for key in keys:
        old = faces.get(key)
        moved[key] = Face(old.number + 1, now, old.since) if old else Face(1, now, now)
    return moved


def _view(whole: Whole, key: str) -> tuple[Any, ...] | None:
    """What a reader is shown of a record; None where it is not there for them."""
    details = whole.details
    reader = _reader(key, details.shared_with)
    if not may_see_record(details.visibility, reader):
        return None
    withheld = withheld_from(reader, details)
    return (
        without(details, withheld),
        withheld,
        None if OWNER in withheld else whole.owner,
        None if FILES in withheld else frozenset(whole.files),
    )


def _reader(key: str, named: Iterable[UUID]) -> Reader:
    if key == PUBLIC:
        return Reader()
    return Reader(is_known=True, is_named=key in {str(one) for one in named})
