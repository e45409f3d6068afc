"""Columns of many records saved together, one statement for each table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from psycopg import sql

from duijie.catalogue.models import Listing

if TYPE_CHECKING:
    from django.db.models import Field, Model

_UPDATE: Final = sql.SQL(
    "UPDATE {table} AS kept SET {columns} FROM (VALUES {rows}) AS given ({names})"
    " WHERE kept.{key} = given.key"
)


def save_columns(listings: Sequence[Listing], names: Sequence[str]) -> None:
    """Save some columns of records of one kind.

    Django's ``bulk_update`` asks about every row in every column (``CASE WHEN``), which
    takes the square of their number; joined with a list of values they take each row once.
    """
    if not listings:
        return
    known = {field.name: field for field in listings[0]._meta.concrete_fields}  # noqa: SLF001
    wanted = [known[name] for name in dict.fromkeys(names)]
    for model in dict.fromkeys(field.model for field in wanted):
        columns = [field for field in wanted if field.model is model]
        _save(model._meta.db_table, _key_of(model), columns, listings)  # noqa: SLF001


def _key_of(model: "type[Model]") -> str:
    return str(model._meta.pk.column)  # noqa: SLF001


def _save(
    table: str, key: str, columns: Sequence["Field[Any, Any]"], listings: Sequence[Listing]
) -> None:
    row = sql.SQL("({})").format(sql.SQL(", ").join(sql.Placeholder() * (len(columns) + 1)))
    values = [
        value
        for one in listings
        for value in (
            one.pk,
            *(_prepared(field, one) for field in columns),
        )
    ]
    statement = _UPDATE.format(
        table=sql.Identifier(table),
        key=sql.Identifier(key),
        columns=sql.SQL(", ").join(map(_set, columns)),
        rows=sql.SQL(", ").join([row] * len(listings)),
        names=sql.SQL(", ").join(sql.Identifier(name) for name in ["key", *map(_column, columns)]),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _set(field: "Field[Any, Any]") -> sql.Composed:
    column = sql.Identifier(_column(field))
    # A list of values is text where nothing says otherwise.
    kind = sql.SQL(str(field.db_type(connection)))
    return sql.SQL("{column} = given.{column}::{kind}").format(column=column, kind=kind)


def _prepared(field: "Field[Any, Any]", listing: Listing) -> Any:  # noqa: ANN401  (any column)
    return field.get_db_prep_save(field.pre_save(listing, add=False), connection)


def _column(field: "Field[Any, Any]") -> str:
    return str(field.column)
