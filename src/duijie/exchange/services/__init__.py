"""Writes of imports, one file per subject."""

from duijie.exchange.services.asking import (
    cancel_import,
    discard_import,
    start_import,
    undo_import,
    upload_file,
)
from duijie.exchange.services.merging import move_imports
from duijie.exchange.services.running import run_import
from duijie.exchange.services.undoing import run_undo

__all__ = [
    "cancel_import",
    "discard_import",
    "move_imports",
    "run_import",
    "run_undo",
    "start_import",
    "undo_import",
    "upload_file",
]
