"""``duijie import``: bring a spreadsheet into a node and watch it."""

import time
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from duijie.catalogue.types.words import ListingKind
from duijie.cli import imports, screen
from duijie.cli.messages import say
from duijie.cli.remote import showing
from duijie.cli.remote.client import NodeClient, Upload, open_client
from duijie.cli.remote.errors import MalformedColumn
from duijie.cli.remote.reading import organisation
from duijie.cli.remote.showing import Item, JsonOption, NodeOption

SOMETHING_REFUSED = 1
LOOK_AGAIN_SECONDS = 0.5
OVER = frozenset({"done", "cancelled", "failed", "undone"})


def importing(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="import.file")],
    kind: Annotated[ListingKind, typer.Option(help="import.kind")],
    *,
    house: Annotated[
        UUID | None, typer.Option("--organisation", metavar="ID", help="import.organisation")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="HEADER=COLUMN", help="import.column")
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help="import.publish")] = False,
    preview: Annotated[bool, typer.Option("--preview", help="import.preview")] = False,
    result: Annotated[Path | None, typer.Option(metavar="FILE", help="import.result")] = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Bring a file's rows in, and say what became of each."""
    columns = dict(map(_choice, column or ()))
    client = open_client(node)
    fields = {"organisation_id": organisation(client, house), "kind": kind.value}
    made = client.upload("/imports", Upload(file, fields))
    path = f"/imports/{made['id']}"
    if preview:
        _preview(client, path, as_json=json)
        return
    client.send("POST", f"{path}/start", {"columns": columns, "publish": publish})
    ended = _watch(client, path)
    if result:
        client.save(f"{path}/result.xlsx", result)
    _tell_end(client, ended, as_json=json)


def _choice(given: str) -> tuple[str, str]:
    """A header and the column it is read as; a header may itself have an equals sign."""
    header, equals, column = given.rpartition("=")
    if not (equals and header.strip()):
        raise MalformedColumn(given=given)
    return header.strip(), column.strip()


def _preview(client: NodeClient, path: str, *, as_json: bool) -> None:
    """Show how the headers are read, and leave nothing behind."""
    found = client.get(f"{path}/preview")
    client.send("DELETE", path)
    if as_json:
        showing.data(found)
        return
    columns = (
        ("import.letters", lambda one: one["letters"]),
        ("import.header", lambda one: one["header"]),
        ("import.read_as", lambda one: one["column"] or say("import.left_out")),
        ("import.samples", lambda one: " / ".join(one["samples"])),
    )
    showing.items(found["headers"], columns, as_json=False)
    counts = {name: found["counts"].get(name, 0) for name in imports.OUTCOMES}
    screen.tell("import.would_be", looked_at=found["looked_at"], **counts)


def _watch(client: NodeClient, path: str) -> Item:
    """Wait until the node is through, moving a bar on."""
    found: Item = client.get(path)
    with screen.progress("import.running", found["expected"], name=found["name"]) as step:
        seen = 0
        while found["stage"] not in OVER:
            time.sleep(LOOK_AGAIN_SECONDS)
            found = client.get(path)
            step(found["done"] - seen)
            seen = found["done"]
    return found


def _tell_end(client: NodeClient, ended: Item, *, as_json: bool) -> None:
    if as_json:
        showing.data(ended)
    else:
        imports.tell(ended)
        if ended["refused"]:
            imports.show_rows(client, ended["id"], "refused", as_json=False)
    if ended["refused"] or ended["stage"] != "done":
        raise typer.Exit(SOMETHING_REFUSED)
