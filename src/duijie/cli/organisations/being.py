"""What organisations are: found, registered, changed, closed, merged."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli.messages import say
from duijie.cli.remote import reading, showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import (
    MOST,
    Column,
    Item,
    JsonOption,
    MostOption,
    NodeOption,
    VersionOption,
)
from duijie.organisations.sizes import Branch
from duijie.organisations.types import Kind, Stage

MANY = "/organisations"
IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help="organisations.id")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="organisations.file")]

COLUMNS: tuple[Column, ...] = (
    ("node.id", lambda one: one["id"]),
    ("node.name", lambda one: showing.in_own_language(one, "name")),
    ("organisations.kind", lambda one: say(f"organisations.{one['kind']}")),
    ("organisations.stage", lambda one: say(f"organisations.{one['stage']}")),
    ("organisations.verified_until", lambda one: one["verified_until"] or ""),
)


def list_organisations(
    *,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="organisations.words")] = "",
    kind: Annotated[Kind | None, typer.Option(help="organisations.only_kind")] = None,
    verified: Annotated[bool, typer.Option("--verified", help="organisations.verified")] = False,
    most: MostOption = MOST,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """List organisations, the newest first."""
    only = kind.value if kind else ""
    found = open_client(node).pages(MANY, most, q=words, kind=only, verified=verified)
    showing.items(found, COLUMNS, as_json=json)


def show(organisation: IdArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Show one organisation."""
    found = open_client(node).get(f"{MANY}/{organisation}")
    if json:
        showing.data(found)
    else:
        _show(found)


def _show(found: Item) -> None:
    plain = ("country", "region", "zone", "size", "website")
    numbers = [f"{one['scheme']} {one['number']}" for one in found["identifiers"]]
    showing.facts(
        [
            *((say(heading), cell(found)) for heading, cell in COLUMNS),
            (say("organisations.names"), "\n".join(found["names"])),
            (say("organisations.numbers"), "\n".join(numbers)),
            *((say(f"organisations.{name}"), str(found[name] or "")) for name in plain),
            (say("organisations.industries"), ", ".join(found["industries"])),
        ]
    )


def register(
    file: FileArgument,
    *,
    distinct_from: Annotated[
        list[UUID] | None, typer.Option(metavar="ID", help="organisations.distinct_from")
    ] = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Register an organisation and become its manager."""
    others = [str(one) for one in distinct_from or []]
    body = reading.record_in(file) | ({"distinct_from": others} if others else {})
    made = open_client(node).send("POST", MANY, body)
    showing.done(made, "organisations.registered", as_json=json, organisation=made["id"])


def duplicates(file: FileArgument, *, node: NodeOption = None, json: JsonOption = False) -> None:
    """Ask which organisations may be the one described, without registering it."""
    found = open_client(node).send("POST", f"{MANY}/duplicates", reading.record_in(file))
    columns = (
        ("node.id", lambda one: one["organisation_id"]),
        ("node.name", lambda one: one["name"]),
        ("organisations.ground", lambda one: f"{one['ours']} = {one['theirs']}"),
        ("organisations.score", lambda one: f"{one['score']:.2f}"),
    )
    showing.items(found, columns, as_json=json)


def change(
    organisation: IdArgument,
    file: FileArgument,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Change all that an organisation says of itself."""
    body, client = reading.record_in(file), open_client(node)
    path = f"{MANY}/{organisation}"
    _, seen = client.version_of(path)
    seen = seen if version is None else showing.seen_of(version)
    made = client.send("PUT", path, body, seen=seen)
    _tell_kept(made, as_json=json)


def close(
    organisation: IdArgument,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Close an organisation."""
    body, path = {"stage": Stage.CLOSED.value}, f"{MANY}/{organisation}/stage"
    made = open_client(node).send("PUT", path, body, seen=showing.seen_of(version))
    _tell_kept(made, as_json=json)


def reopen(
    organisation: IdArgument,
    *,
    version: VersionOption = None,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Open a closed organisation again."""
    body, path = {"stage": Stage.ACTIVE.value}, f"{MANY}/{organisation}/stage"
    made = open_client(node).send("PUT", path, body, seen=showing.seen_of(version))
    _tell_kept(made, as_json=json)


def declare_size(
    organisation: IdArgument,
    branch: Annotated[Branch, typer.Option(help="organisations.branch")],
    *,
    staff: Annotated[int, typer.Option(min=0, help="organisations.staff")] = 0,
    revenue: Annotated[float, typer.Option(min=0, help="organisations.revenue")] = 0.0,
    assets: Annotated[float, typer.Option(min=0, help="organisations.assets")] = 0.0,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Work out the size class from last year's figures, which are not kept."""
    body = {"branch": branch.value, "staff": staff, "revenue": revenue, "assets": assets}
    made = open_client(node).send("PUT", f"{MANY}/{organisation}/size", body, seen="*")
    _tell_kept(made, as_json=json)


def merge(
    kept: IdArgument,
    gone: Annotated[UUID, typer.Argument(metavar="GONE", help="organisations.gone")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="organisations.merge_reason")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Let another record of the same organisation lead to this one, as an operator."""
    body = {"gone_id": str(gone), "reason": reason}
    open_client(node).send("POST", f"{MANY}/{kept}/mergers", body)
    answer = {"kept": str(kept), "gone": str(gone)}
    showing.done(answer, "organisations.merged_into", as_json=json, gone=gone, kept=kept)


def _tell_kept(made: Item, *, as_json: bool) -> None:
    showing.done(
        made, "organisations.kept", as_json=as_json,
        name=showing.in_own_language(made, "name"), version=made["version"],
    )  # fmt: skip


VERBS: dict[str, Callable[..., None]] = {
    "list": list_organisations,
    "show": show,
    "register": register,
    "duplicates": duplicates,
    "change": change,
    "close": close,
    "reopen": reopen,
    "declare-size": declare_size,
    "merge": merge,
}
