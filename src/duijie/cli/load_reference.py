"""``duijie load-reference``: regions, industries, IPC and the like from a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duijie.cli import node, screen
from duijie.cli.messages import say
from duijie.cli.refusals import refusal
from duijie.kernel.errors import DomainError

if TYPE_CHECKING:
    from duijie.registries.types import Loaded

SOMETHING_REFUSED = 1
COLUMNS = ("registry", "outcome", "rows", "skipped")


def load_reference(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="load_reference.folder")],
) -> None:
    """Load the reference files of a folder, bringing up to date what is there."""
    node.open_node()
    from django.conf import settings

    from duijie.kernel.actors import SYSTEM
    from duijie.node.embedded import available
    from duijie.node.running import bring_tables_up_to_date
    from duijie.registries import services

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        report = services.load_reference(actor=SYSTEM, folder=folder)
    headings = [
        say(f"load_reference.{name}") for name in ("registry", "outcome", "rows", "skipped")
    ]
    screen.table(headings, map(_row, report.loaded))
    if report.refused:
        raise typer.Exit(SOMETHING_REFUSED)


def _row(loaded: "Loaded") -> tuple[str, str, str, str]:
    outcome = say(f"load_reference.{loaded.outcome.value}")
    if isinstance(loaded.refusal, DomainError):
        outcome = f"{outcome}: {refusal(loaded.refusal)}"
    return loaded.registry, outcome, f"{loaded.rows:,}", f"{len(loaded.skipped):,}"
