"""Long lists in pieces, each with the way to the next."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from duijie.kernel.errors import DomainError, Kind

Item = TypeVar("Item")


class UnknownCursor(DomainError):
    """The cursor of a page is not one that was handed out; facts: none."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "kernel.unknown_cursor"


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A piece of a list; ``next_cursor`` is empty at its end."""

    items: Sequence[Item]
    next_cursor: str = ""


def write_cursor(*keys: str) -> str:
    """The sort keys of the last item as a token for an address."""
    packed = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode("utf-8")).decode("ascii").rstrip("=")


def read_cursor(cursor: str, keys: int) -> tuple[str, ...]:
    """The sort keys in a token; refuses what was not written here."""
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = json.loads(packed)
    except (ValueError, RecursionError) as trouble:
        raise UnknownCursor from trouble
    if not _are_keys(found, keys):
        raise UnknownCursor
    return tuple(found)


def _are_keys(found: object, keys: int) -> bool:
    return (
        isinstance(found, list)
        and len(found) == keys
        and all(isinstance(one, str) for one in found)
    )
