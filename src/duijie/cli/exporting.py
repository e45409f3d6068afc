"""``duijie export``: the records of a node that one may see, in a file."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.catalogue.types.words import ListingKind
from duijie.cli import screen
from duijie.cli.remote.client import open_client
from duijie.cli.remote.errors import EndingUnknown
from duijie.cli.remote.showing import NodeOption
from duijie.exchange.types import Format


def exporting(
    kind: Annotated[ListingKind, typer.Argument(metavar="KIND", help="export.kind")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="export.output")],
    *,
    own: Annotated[bool, typer.Option("--own", help="records.own")] = False,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="records.words")] = "",
    node: NodeOption = None,
) -> None:
    """Write records into a file; its ending says in which form."""
    form = output.suffix.lower().lstrip(".")
    if form not in set(Format):
        endings = ", ".join(f".{one.value}" for one in Format)
        raise EndingUnknown(path=output, endings=endings)
    client = open_client(node)
    client.save(f"/exports/{kind.value}", output, format=form, own=own, q=words)
    screen.tell("node.written", path=output)
