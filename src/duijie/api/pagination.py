"""Lists in pieces, the newest first, by a cursor instead of a number."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor

Row = TypeVar("Row", bound=Model)

MOST_ON_A_PAGE = 100


def page_of(rows: QuerySet[Row], cursor: str, limit: int) -> Page[Row]:
    """The rows after a cursor; identifiers sort by the time they were made."""
    ordered: QuerySet[Any] = rows.order_by("-pk")
    if cursor:
        (last,) = read_cursor(cursor, 1)
        try:
            ordered = ordered.filter(pk__lt=UUID(last))
        except ValueError:
            raise UnknownCursor from None
    found = list(ordered[: limit + 1])
    more = write_cursor(str(found[limit - 1].pk)) if len(found) > limit else ""
    return Page(found[:limit], more)


def seen_version(header: str | None) -> int | None:
    """The version in an If-Match header; None where the caller did not look."""
    digits = (header or "").removeprefix("W/").strip('" ')
    return int(digits) if digits.isdecimal() else None
