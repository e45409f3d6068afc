"""Run a command with ``DUIJIE_DATABASE_URL`` leading to a PostgreSQL of the system's own.

``python -m scripts.system_postgres COMMAND ...`` makes a server in a temporary folder from the
programs that the distribution brings (``apt-get install postgresql``), and removes it afterwards.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

# Debian keeps the programs out of the way, a folder for each version.
DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
# Nothing here has to outlast the machine.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


def programs() -> Path:
    """Where the server's programs lie, or one line on how to get them."""
    found = sorted(
        (folder for folder in DEBIAN.glob("*/bin") if float(folder.parent.name) >= OLDEST),
        key=lambda folder: float(folder.parent.name),
    )
    onpath = shutil.which("pg_ctl")
    if not found and onpath is None:
        sys.exit("缺少 PostgreSQL / PostgreSQL is missing: apt-get install postgresql")
    return found[0] if found else Path(str(onpath)).parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server that runs as long as the block."""
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    port, place = free_port(), programs()
    with TemporaryDirectory(prefix="system-postgres-") as name:
        folder = Path(name)
        if user:
            owner = pwd.getpwnam(user)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {QUICK}"
        control = [place / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-s"]

        def run(*command: object) -> None:
            words = [str(word) for word in command]
            subprocess.run(words, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)  # noqa: S603

        run(place / "initdb", "-D", folder / "data", "-U", "duijie", "-A", "trust", "-E", "UTF8")
        run(*control, "-o", options, "start")
        try:
            yield f"postgresql://duijie@127.0.0.1:{port}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop")


def main() -> int:
    """Run the command given, with the server's address in its environment."""
    with running_server() as address:
        environment = os.environ | {"DUIJIE_DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
