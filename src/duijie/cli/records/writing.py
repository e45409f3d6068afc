"""Writing records: a draft, a change, the end of a draft."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli.records import address
from duijie.cli.records.address import IdArgument
from duijie.cli.remote import reading, showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import JsonOption, NodeOption, VersionOption

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="records.file")]


def create(
    context: typer.Context,
    file: FileArgument,
    *,
    owner: Annotated[UUID | None, typer.Option(metavar="ID", help="records.for_owner")] = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Write a draft."""
    said = reading.record_in(file)
    client = open_client(node)
    house = reading.organisation(client, owner)
    made = client.send("POST", address.many(context), said, owner_id=house)
    showing.done(made, "records.created", as_json=json, record=made["id"])


def change(
    context: typer.Context,
    record: IdArgument,
    file: FileArgument,
    *,
    whole: Annotated[bool, typer.Option("--whole", help="records.whole")] = False,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Change what a file says of a record, unless somebody changed it meanwhile."""
    said = reading.record_in(file)
    client = open_client(node)
    path = address.one(context, record)
    now, seen = client.version_of(path)
    body = said if whole else now["details"] | said
    seen = seen if version is None else showing.seen_of(version)
    made = client.send("PUT", path, body, seen=seen)
    showing.done(made, "records.kept", as_json=json, record=made["id"], version=made["version"])


def delete(
    context: typer.Context,
    record: IdArgument,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Throw away a draft that was never published."""
    path = address.one(context, record)
    open_client(node).send("DELETE", path, seen=showing.seen_of(version))
    showing.done({"id": str(record)}, "records.deleted", as_json=json, record=record)


VERBS: dict[str, Callable[..., None]] = {"create": create, "change": change, "delete": delete}
