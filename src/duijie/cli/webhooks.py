"""``duijie webhooks``: addresses that a node tells of news."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import MOST, JsonOption, MostOption, NodeOption

MANY = "/webhooks"
IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help="webhooks.id")]


def list_webhooks(
    *, most: MostOption = MOST, node: NodeOption = None, json: JsonOption = False
) -> None:
    """List one's webhooks, the newest first."""
    columns = (
        ("node.id", lambda one: one["id"]),
        ("webhooks.address", lambda one: one["address"]),
        ("webhooks.topics", lambda one: ", ".join(one["topics"])),
        ("webhooks.failing_since", lambda one: showing.day(one["failing_since"])),
        ("webhooks.off_since", lambda one: showing.day(one["disabled_at"])),
    )
    showing.items(open_client(node).pages(MANY, most), columns, as_json=json)


def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="webhooks.new_address")],
    topic: Annotated[list[str], typer.Option(metavar="TOPIC", help="webhooks.topic")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Have an address told of news from now on; the secret is shown this once."""
    body = {"address": address, "topics": topic}
    made = open_client(node).ask_for_secret(MANY, body)
    secret, webhook = made["secret"], made["webhook"]["id"]
    showing.done(made, "webhooks.added", as_json=json, webhook=webhook, secret=secret)


def enable(webhook: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Tell an address again that was switched off."""
    made = open_client(node).send("POST", f"{MANY}/{webhook}/enabling")
    showing.done(made, "webhooks.enabled", as_json=json, address=made["address"])


def remove(webhook: IdArgument, *, node: NodeOption = None) -> None:
    """Tell an address no more."""
    open_client(node).send("DELETE", f"{MANY}/{webhook}")
    screen.tell("webhooks.removed")


def deliveries(
    webhook: IdArgument,
    *,
    most: MostOption = MOST,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """List what was sent to an address, the newest first."""
    columns = (
        ("webhooks.about_record", lambda one: f"{one['topic']} {one['subject_id']}"),
        ("webhooks.outcome", lambda one: one["outcome"]),
        ("webhooks.attempts", lambda one: str(one["attempts"])),
        ("webhooks.answer", lambda one: str(one["status"] or one["trouble"])),
    )
    found = open_client(node).pages(f"{MANY}/{webhook}/deliveries", most)
    showing.items(found, columns, as_json=json)


VERBS: dict[str, Callable[..., None]] = {
    "list": list_webhooks,
    "add": add,
    "enable": enable,
    "remove": remove,
    "deliveries": deliveries,
}
