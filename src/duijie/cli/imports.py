"""``duijie imports``: what was brought in before, row by row, and how to take it back."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.messages import say
from duijie.cli.remote import showing
from duijie.cli.remote.client import NodeClient, open_client
from duijie.cli.remote.showing import MOST, Item, JsonOption, MostOption, NodeOption
from duijie.exchange.types import Outcome

IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help="imports.id")]
OUTCOMES = ("created", "updated", "unchanged", "refused")
ROWS_AT_ONCE = 100


def list_imports(
    *, most: MostOption = MOST, node: NodeOption = None, json: JsonOption = False
) -> None:
    """List imports of one's organisations, the newest first."""
    columns = (
        ("node.id", lambda one: one["id"]),
        ("imports.day", lambda one: showing.day(one["created_at"])),
        ("node.name", lambda one: one["name"]),
        ("imports.stage", lambda one: say(f"imports.{one['stage']}")),
        ("imports.rows_done", lambda one: str(one["done"])),
        ("imports.rows_refused", lambda one: str(one["refused"])),
    )
    showing.items(open_client(node).pages("/imports", most), columns, as_json=json)


def show(record: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Say how far an import is."""
    _answer(open_client(node).get(f"/imports/{record}"), as_json=json)


def rows(
    record: IdArgument,
    *,
    outcome: Annotated[Outcome | None, typer.Option(help="imports.outcome")] = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Say what became of each row, and why some were refused."""
    only = outcome.value if outcome else ""
    show_rows(open_client(node), str(record), only, as_json=json)


def show_rows(client: NodeClient, record: str, outcome: str, *, as_json: bool) -> None:
    """Show the rows of an import, all or those of one outcome."""
    found, after = [], None
    while True:
        page = client.get(
            f"/imports/{record}/rows", outcome=outcome, after=after, limit=ROWS_AT_ONCE
        )
        found += page["items"]
        after = page["next_after"]
        if after is None:
            break
    columns = (
        ("imports.row", lambda one: f"{one['sheet']}!{one['row']}"),
        ("imports.became", lambda one: say(f"imports.{one['outcome']}")),
        ("records.title", lambda one: one["title"]),
        ("imports.troubles", _troubles),
    )
    showing.items(found, columns, as_json=as_json)


def _troubles(row: Item) -> str:
    return "\n".join(f"{one['place']}: {one['detail']}" for one in row["troubles"])


def cancel(record: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Stop an import; what is in stays until it is undone."""
    _answer(open_client(node).send("POST", f"/imports/{record}/cancellation"), as_json=json)


def undo(record: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Put back what an import changed."""
    _answer(open_client(node).send("POST", f"/imports/{record}/undoing"), as_json=json)


def discard(record: IdArgument, *, node: NodeOption = None) -> None:
    """Throw away a file of which nothing was brought in."""
    open_client(node).send("DELETE", f"/imports/{record}")
    screen.tell("imports.discarded")


def _answer(found: Item, *, as_json: bool) -> None:
    if as_json:
        showing.data(found)
    else:
        tell(found)


def tell(found: Item) -> None:
    """Say where an import stands, in one sentence."""
    counts = {name: found[name] for name in OUTCOMES}
    stage = say(f"imports.{found['stage']}")
    screen.tell("imports.standing", name=found["name"], stage=stage, record=found["id"], **counts)


VERBS: dict[str, Callable[..., None]] = {
    "list": list_imports,
    "show": show,
    "rows": rows,
    "cancel": cancel,
    "undo": undo,
    "discard": discard,
}
