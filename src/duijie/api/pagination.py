"""Lists in pieces, the newest first, by a cursor instead of a number."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from duijie.api.versions import seen_version
from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor

__all__ = ["MOST_ON_A_PAGE", "page_of", "seen_version"]

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
