"""Where the records of a group live on a node."""

from typing import Annotated
from uuid import UUID

import typer

IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help="records.id")]


def many(context: typer.Context) -> str:
    """The address of all records of the group that was called, such as ``/offers``."""
    assert context.parent  # noqa: S101  (a verb stands below its group)
    return f"/{context.parent.command.name}"


def one(context: typer.Context, record: UUID) -> str:
    """The address of one record."""
    return f"{many(context)}/{record}"


def kind(context: typer.Context) -> str:
    """The kind in the singular, as searches and exports name it."""
    return many(context).strip("/").removesuffix("s")
