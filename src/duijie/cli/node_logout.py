"""``duijie node-logout``: forget a node and its token."""

from typing import Annotated

import typer

from duijie.cli import screen
from duijie.cli.remote import logins


def node_logout(
    address: Annotated[
        str | None, typer.Argument(metavar="[ADDRESS]", help="node_logout.address")
    ] = None,
) -> None:
    """Forget the token of a node; it stays valid until it is revoked there."""
    where = logins.chosen(address).address
    known = logins.forget(where)
    screen.tell("node_logout.done" if known else "node_logout.unknown", address=where)
