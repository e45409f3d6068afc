"""The option that chooses an encoder other than the built-in one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from duijie.engine.encode.encoder import Encoder

EncoderOption = Annotated[
    Path | None, typer.Option("--encoder", metavar="FOLDER", help="encoder.folder")
]


def chosen(folder: Path | None) -> "Encoder":
    """The encoder of the folder given, or the built-in one."""
    from duijie.engine.encode.opening import open_encoder

    return open_encoder(folder)
