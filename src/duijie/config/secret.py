"""What a node keeps from its first start on: folders, and a secret key if it was given none."""

import os
import secrets
from pathlib import Path

FILE = "secret-key"


def kept_folder(folder: Path) -> Path:
    """A folder of the node, made on the first start."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_secret(home: Path) -> str:
    """The key in the home folder, made on the first start, for the owner's eyes only."""
    path = home / FILE
    home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")
