"""The tables of a new node, laid in one go; changes of them later are migrations."""

from importlib.resources import files
from typing import Final

from django.db import connection, transaction

# What all migrations but those of the jobs make together; ``make tables`` writes it anew.
LAID: Final = files("duijie.node") / "tables.sql"
SCHEMA: Final = "public"


def lay_where_there_are_none() -> None:
    """Make our tables at once in an empty database; what is missing then is migrated."""
    if _is_empty():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LAID.read_text("utf-8"))


def _is_empty() -> bool:
    """Whether nothing at all stands where the file would put the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema() = %s AND NOT EXISTS ("
            "SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
            [SCHEMA],
        )
        return bool(cursor.fetchone()[0])
