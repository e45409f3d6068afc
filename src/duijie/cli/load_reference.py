"""``duijie load-reference``: regions, industries, IPC and the like from a folder."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import node


def load_reference(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="load_reference.folder")],
) -> None:
    """Load the reference files of a folder, bringing up to date what is there."""
    node.open_node()
    from django.conf import settings
    from django.core.management import call_command

    from duijie.node.embedded import available
    from duijie.node.running import bring_tables_up_to_date

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        bring_tables_up_to_date()
        call_command("load_reference", str(folder))
