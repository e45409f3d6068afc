"""``duijie node-login``: remember a node and the token that opens it."""

import sys
from getpass import getpass
from typing import Annotated

import typer

from duijie.cli import screen
from duijie.cli.messages import say
from duijie.cli.remote import logins, showing
from duijie.cli.remote.client import client_of
from duijie.cli.remote.errors import NoTokenGiven
from duijie.cli.remote.logins import Login
from duijie.cli.remote.showing import JsonOption


def node_login(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="node_login.address")],
    *,
    insecure: Annotated[bool, typer.Option("--insecure", help="node_login.insecure")] = False,
    json: JsonOption = False,
) -> None:
    """Check a token against a node and remember both, for the owner's eyes only."""
    where = logins.address_of(address)
    login = Login(where, _token(where), insecure)
    logins.check_private(login)
    me = client_of(login).get("/me")
    path = logins.remember(login)
    showing.done(
        me,
        "node_login.done",
        as_json=json,
        name=me["name"] or me["email"],
        address=where,
        path=path,
    )


def _token(address: str) -> str:
    """The token as typed without being shown, or as it comes through a pipe."""
    if sys.stdin.isatty():
        screen.tell("node_login.where_to_get_one", page=f"{address}/account/tokens")
        typed = getpass(f"{say('node_login.token')} ")
    else:
        typed = sys.stdin.readline()
    if not typed.strip():
        raise NoTokenGiven
    return typed.strip()
