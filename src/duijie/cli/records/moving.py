"""Moving records along their life: one verb for each move, and renewal."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import typer

from duijie.cli.records import address, wording
from duijie.cli.records.address import IdArgument
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import JsonOption, NodeOption, VersionOption

PLAIN = ("submit", "publish", "pause", "resume", "reopen")
REASONED = ("send-back", "close", "withdraw")

UntilOption = Annotated[
    datetime, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="records.until")
]


def plain_move(
    context: typer.Context,
    record: IdArgument,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Make a move that needs no reason."""
    client, path = open_client(node), _address(context, address.one(context, record))
    _tell(client.send("POST", path, seen=showing.seen_of(version)), as_json=json)


def reasoned_move(
    context: typer.Context,
    record: IdArgument,
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="records.reason")] = "",
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Make a move and say why."""
    client, path = open_client(node), _address(context, address.one(context, record))
    moved = client.send("POST", path, {"reason": reason}, seen=showing.seen_of(version))
    _tell(moved, as_json=json)


def renew(
    context: typer.Context,
    record: IdArgument,
    until: UntilOption,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Confirm that a record holds until a day."""
    path = f"{address.one(context, record)}/expiry"
    body = {"until": until.date().isoformat()}
    client = open_client(node)
    _tell(client.send("PUT", path, body, seen=showing.seen_of(version)), as_json=json)


def _address(context: typer.Context, record: str) -> str:
    """Where the move is made: the verb's own name, as the API writes it."""
    return f"{record}/{str(context.command.name).replace('-', '_')}"


def _tell(moved: showing.Item, *, as_json: bool) -> None:
    stage = wording.stage(moved["stage"])
    showing.done(moved, "records.moved", as_json=as_json, record=moved["id"], stage=stage)


VERBS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(PLAIN, plain_move),
    **dict.fromkeys(REASONED, reasoned_move),
    "renew": renew,
}
