"""``duijie backup``: everything the node holds, in one file."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import node, screen


def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="backup.file")]) -> None:
    """Write a backup; the node may run meanwhile."""
    node.open_node()
    from django.conf import settings

    from duijie.node.backup import back_up
    from duijie.node.embedded import available

    with available(settings.HOME, wanted=settings.EMBEDDED_DATABASE):
        counts = back_up(file)
    screen.tell("backup.written", file=file, tables=counts.tables, files=counts.files)
