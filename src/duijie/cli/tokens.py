"""``duijie tokens``: one's own tokens on a node. New ones are made on its pages."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import MOST, JsonOption, MostOption, NodeOption


def list_tokens(
    *, most: MostOption = MOST, node: NodeOption = None, json: JsonOption = False
) -> None:
    """List one's tokens, the newest first; no secret is shown."""
    columns = (
        ("node.id", lambda one: one["id"]),
        ("node.name", lambda one: one["name"]),
        ("tokens.scopes", lambda one: ", ".join(one["scopes"])),
        ("tokens.ends", lambda one: showing.day(one["expires_at"])),
        ("tokens.last_used", lambda one: showing.day(one["last_used_at"])),
        ("tokens.revoked_on", lambda one: showing.day(one["revoked_at"])),
    )
    showing.items(open_client(node).pages("/tokens", most), columns, as_json=json)


def revoke(
    token: Annotated[UUID, typer.Argument(metavar="ID", help="tokens.id")],
    *,
    node: NodeOption = None,
) -> None:
    """Make a token useless at once."""
    open_client(node).send("DELETE", f"/tokens/{token}")
    screen.tell("tokens.revoked")


VERBS: dict[str, Callable[..., None]] = {"list": list_tokens, "revoke": revoke}
