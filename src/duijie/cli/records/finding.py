"""Reading records: lists, searches, one record, its versions, its brief."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from duijie.cli import screen
from duijie.cli.messages import speaking
from duijie.cli.records import address, wording
from duijie.cli.records.address import IdArgument
from duijie.cli.remote import showing
from duijie.cli.remote.client import open_client
from duijie.cli.remote.showing import MOST, Item, JsonOption, MostOption, NodeOption
from duijie.kernel.language import Language

OwnOption = Annotated[bool, typer.Option("--own", help="records.own")]
WordsOption = Annotated[str, typer.Option("--words", metavar="TEXT", help="records.words")]
IndustryOption = Annotated[str, typer.Option("--industry", metavar="CODE", help="records.industry")]
FieldOption = Annotated[str, typer.Option("--field", metavar="CODE", help="records.field")]
RegionOption = Annotated[str, typer.Option("--region", metavar="CODE", help="records.region")]

COLUMNS = (
    ("node.id", lambda one: one["id"]),
    ("records.stage", lambda one: wording.stage(one["stage"])),
    ("records.title", lambda one: showing.in_own_language(one["details"], "title")),
    ("records.owner", lambda one: showing.in_own_language(one["owner"] or {}, "name")),
    ("records.changed", lambda one: showing.day(one["updated_at"])),
)


def list_records(
    context: typer.Context,
    *,
    words: WordsOption = "",
    own: OwnOption = False,
    stage: Annotated[list[str] | None, typer.Option(metavar="STAGE", help="records.stages")] = None,
    owner: Annotated[UUID | None, typer.Option(metavar="ID", help="records.of_owner")] = None,
    industry: IndustryOption = "",
    field: FieldOption = "",
    region: RegionOption = "",
    trl_from: Annotated[
        int | None, typer.Option(min=1, max=9, metavar="LEVEL", help="records.trl_from")
    ] = None,
    trl_to: Annotated[
        int | None, typer.Option(min=1, max=9, metavar="LEVEL", help="records.trl_to")
    ] = None,
    cooperation: Annotated[
        list[str] | None, typer.Option(metavar="FORM", help="records.cooperation")
    ] = None,
    most: MostOption = MOST,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """List records, the newest first."""
    found = open_client(node).pages(
        address.many(context), most, q=words, own=own, stage=stage or [],
        owner=str(owner or ""), industry=industry, field=field, region=region,
        trl_from=trl_from, trl_to=trl_to, cooperation=cooperation or [],
    )  # fmt: skip
    showing.items(found, COLUMNS, as_json=json)


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="search.text")],
    *,
    industry: IndustryOption = "",
    field: FieldOption = "",
    region: RegionOption = "",
    trl: Annotated[str, typer.Option(metavar="LEVELS", help="records.trl")] = "",
    cooperation: Annotated[str, typer.Option(metavar="FORM", help="records.cooperation")] = "",
    lab_kind: Annotated[str, typer.Option(metavar="KIND", help="records.lab_kind")] = "",
    most: MostOption = MOST,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Search records and say why each was found."""
    path = f"/search/{address.kind(context)}"
    found = open_client(node).pages(
        path, most, q=text, industry=industry, field=field, region=region, trl=trl,
        cooperation=cooperation, lab_kind=lab_kind,
    )  # fmt: skip
    columns = (
        ("node.id", lambda one: one["listing"]["id"]),
        ("records.title", _title_found),
        ("records.reasons", _reasons),
    )
    showing.items(found, columns, as_json=json)


def _title_found(card: Item) -> str:
    return showing.in_own_language(card["listing"]["details"], "title")


def _reasons(card: Item) -> str:
    return "\n".join(one[speaking().value] for one in card["reasons"])


def show(
    context: typer.Context, record: IdArgument, *, node: NodeOption = None, json: JsonOption = False
) -> None:
    """Show one record."""
    found = open_client(node).get(address.one(context, record))
    if json:
        showing.data(found)
    else:
        wording.show(found)


def completeness(
    context: typer.Context, record: IdArgument, *, node: NodeOption = None, json: JsonOption = False
) -> None:
    """Say how complete a record is, and why the rest matters."""
    found = open_client(node).get(f"{address.one(context, record)}/completeness")
    if json:
        showing.data(found)
        return
    screen.tell("records.score", score=found["score"])
    showing.items(
        found["missing"],
        (
            ("records.missing", lambda one: wording.field(one["name"])),
            ("records.needed", lambda one: wording.yes(one["needed"])),
            ("records.why", lambda one: one["why"]),
        ),
        as_json=False,
    )


def versions(
    context: typer.Context, record: IdArgument, *, node: NodeOption = None, json: JsonOption = False
) -> None:
    """List the versions of a record."""
    found = open_client(node).get(f"{address.one(context, record)}/versions")
    columns = (
        ("records.number", lambda one: str(one["number"])),
        ("records.at", lambda one: showing.day(one["at"])),
    )
    showing.items(found, columns, as_json=json)


def differences(
    context: typer.Context,
    record: IdArgument,
    number: Annotated[int, typer.Argument(min=1, metavar="NUMBER", help="records.version_number")],
    *,
    node: NodeOption = None,
    json: JsonOption = False,
) -> None:
    """Show what a version said otherwise than the one before."""
    path = f"{address.one(context, record)}/versions/{number}/differences"
    columns = (
        ("records.field_changed", lambda one: wording.field(one["field"])),
        ("records.before", lambda one: wording.value(one["field"], one["before"])),
        ("records.after", lambda one: wording.value(one["field"], one["after"])),
    )
    showing.items(open_client(node).get(path), columns, as_json=json)


def brief(
    context: typer.Context,
    record: IdArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="records.brief_file")],
    *,
    language: Annotated[Language | None, typer.Option(help="records.brief_language")] = None,
    node: NodeOption = None,
) -> None:
    """Save the one-page brief of a record as PDF."""
    path = f"{address.one(context, record)}/brief"
    open_client(node).save(path, output, lang=(language or speaking()).value)
    screen.tell("node.written", path=output)


VERBS: dict[str, Callable[..., None]] = {
    "list": list_records,
    "search": search,
    "show": show,
    "completeness": completeness,
    "versions": versions,
    "differences": differences,
    "brief": brief,
}
