"""Where a node keeps its things, below its home folder."""

import hashlib
import tempfile
from pathlib import Path
from typing import Final

DATABASE: Final = "duijie"
DATABASE_USER: Final = "postgres"
# The longest path that every system takes for a socket is 103 bytes; PostgreSQL adds its name.
LONGEST_SOCKET_FOLDER: Final = 85


def database_folder(home: Path) -> Path:
    """Where the embedded PostgreSQL keeps the truth."""
    return home / "postgres" / "data"


def socket_folder(home: Path) -> Path:
    """Where the embedded PostgreSQL listens."""
    near = home / "postgres" / "socket"
    if len(str(near).encode()) <= LONGEST_SOCKET_FOLDER:
        return near
    name = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"duijie-{name}"


def upload_folder(home: Path) -> Path:
    """Where uploaded files lie."""
    return home / "uploads"


def index_folder(home: Path) -> Path:
    """Where the index lies, which can be made anew from the database."""
    return home / "index"


def mail_folder(home: Path) -> Path:
    """Where mails go while there is no mail server."""
    return home / "mail"


def log_folder(home: Path) -> Path:
    """Where the embedded PostgreSQL writes its log."""
    return home / "log"


def static_folder(home: Path) -> Path:
    """Where the files of the pages lie as they are served."""
    return home / "static"


def metrics_folder(home: Path) -> Path:
    """Where each process notes how long requests took."""
    return home / "metrics"


def lock_file(home: Path) -> Path:
    """What the running node holds, so that there is only one."""
    return home / "node.lock"


def make_private_folders(home: Path) -> None:
    """Make the folders that only the node itself may read."""
    for folder in (upload_folder(home), index_folder(home), mail_folder(home)):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
