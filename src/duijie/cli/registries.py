"""``duijie registries``: the codes that records cite, as a node knows them."""

from collections.abc import Callable
from typing import Annotated

import typer

from duijie.cli.messages import say, speaking
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import JsonOption, NodeOption
from duijie.kernel.identifiers.schemes import Scheme

RegistryArgument = Annotated[str, typer.Argument(metavar="REGISTRY", help="registries.registry")]
MOST_FOUND = 20


def list_registries(*, node: NodeOption = None, json: JsonOption = False) -> None:
    """List the registries, with the version in use."""
    columns = (
        ("node.id", lambda one: one["code"]),
        ("node.name", lambda one: showing.in_own_language(one, "name")),
        ("registries.edition", lambda one: one["edition"]),
        ("registries.rows", lambda one: str(one["rows"])),
    )
    showing.items(open_client(node).get("/registries"), columns, as_json=json)


def find(
    registry: RegistryArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="registries.text")],
    *,
    most: Annotated[
        int, typer.Option("--most", min=1, max=100, metavar="N", help="node.most")
    ] = MOST_FOUND,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Find entries by code, Chinese, pinyin or English."""
    path = f"/registries/{registry}/entries"
    columns = (
        ("registries.code", lambda one: one["code"]),
        ("node.name", lambda one: showing.in_own_language(one, "name")),
    )
    found = open_client(node).get(path, q=text, limit=most)
    showing.items(found, columns, as_json=json)


def entry(
    registry: RegistryArgument,
    code: Annotated[str, typer.Argument(metavar="CODE", help="registries.entry_code")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Show one entry, what it lies in, and where it leads."""
    found = open_client(node).get(f"/registries/{registry}/entries/{code}")
    if json:
        showing.data(found)
        return
    showing.facts(
        [
            (say("registries.code"), found["code"]),
            (say("node.name"), showing.in_own_language(found, "name")),
            (say("registries.other_names"), ", ".join(found["aliases"])),
            (say("registries.above"), _names(found["above"])),
            (say("registries.below"), _names(found["below"])),
            (say("registries.links"), ", ".join(one["code"] for one in found["links"])),
        ]
    )


def _names(entries: list[showing.Item]) -> str:
    return "\n".join(f"{one['code']} {showing.in_own_language(one, 'name')}" for one in entries)


def check(
    scheme: Annotated[Scheme, typer.Argument(metavar="SCHEME", help="registries.scheme")],
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="registries.number")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Check the form of a number; a right digit proves neither existence nor owner."""
    found = open_client(node).get(f"/identifiers/{scheme.value}", value=number)
    if json:
        showing.data(found)
        return
    verdict = "registries.well_formed" if found["well_formed"] else "registries.not_well_formed"
    flaws = "\n".join(one[speaking().value] for one in found["flaws"])
    showing.facts([(found["written"], say(verdict)), (say("registries.flaws"), flaws)])


VERBS: dict[str, Callable[..., None]] = {
    "list": list_registries,
    "find": find,
    "entry": entry,
    "check": check,
}
