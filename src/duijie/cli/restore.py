"""``duijie restore``: fill a node with a backup."""

from pathlib import Path
from typing import Annotated

import typer

from duijie.cli import node, screen


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="restore.file")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="restore.replace")] = False,
) -> None:
    """Put back what a backup holds; the node must not run meanwhile."""
    node.open_node()
    from django.conf import settings

    from duijie.node import backup
    from duijie.node.embedded import available
    from duijie.node.lock import only_one

    with (
        only_one(settings.HOME),
        available(settings.HOME, wanted=settings.EMBEDDED_DATABASE),
    ):
        counts = backup.restore(file, replace=replace)
    screen.tell("restore.done", file=file, tables=counts.tables, files=counts.files)
