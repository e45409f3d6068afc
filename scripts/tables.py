"""Write ``src/duijie/node/tables.sql``: what all migrations together make of an empty database.

``python -m scripts.tables`` runs them on a server of its own and has PostgreSQL tell the result.
A new node lays these tables in one go instead of running every migration since the first.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PLACE: Final = Path(__file__).resolve().parent.parent / "src" / "duijie" / "node" / "tables.sql"
HEAD: Final = "-- The tables of a new node; written by scripts/tables.py from the migrations.\n\n"
ABOVE_EACH: Final = re.compile(r"^--\n-- Name: .*\n--\n", re.MULTILINE)
RECORDED: Final = "INSERT INTO public.django_migrations (app, name, applied) VALUES"
# Choices of a session, which a node makes itself, and words for PostgreSQL's own client.
NOT_OURS: Final = re.compile(r"^(SET |SELECT pg_catalog\.set_config|\\|--|CREATE SCHEMA public;)")
# The tables of the jobs are their library's text, and made by its own migrations.
JOBS: Final = "procrastinate"


def told(program: Path, *where: str) -> str:
    """All tables of a database as PostgreSQL tells them."""
    command = [str(program), "--schema-only", "--no-owner", "--no-privileges", "--no-comments"]
    done = subprocess.run(  # noqa: S603  (PostgreSQL's own program)
        [*command, "--schema=public", *where], capture_output=True, text=True, check=True
    )
    return done.stdout


def ours(dump: str) -> str:
    """A dump without comments, choices of a session and the tables of the jobs."""
    pieces = (tidied(piece) for piece in ABOVE_EACH.split(dump))
    return "\n\n".join(piece for piece in pieces if piece and f"public.{JOBS}_" not in piece)


def tidied(piece: str) -> str:
    """What makes one thing, alone."""
    return "\n".join(line for line in piece.splitlines() if not NOT_OURS.match(line)).strip()


def made() -> Iterator[str]:
    """The rows that say which migrations are in the tables."""
    from django.db import connection  # noqa: PLC0415  (the settings have to be chosen before)
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415  (same)

    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app != JOBS:
            yield f"{RECORDED} ('{app}', '{name}', now());"


def written(home: Path) -> str:
    """The whole file, made with a server in this folder."""
    os.environ["DUIJIE_HOME"] = str(home)
    os.environ.pop("DUIJIE_DATABASE_URL", None)
    from duijie.cli.node import open_node  # noqa: PLC0415  (reads the environment)

    open_node()
    from django.core.management import call_command  # noqa: PLC0415  (Django is ready)

    from duijie.node import places  # noqa: PLC0415  (same)
    from duijie.node.embedded import BINARIES, available  # noqa: PLC0415  (same)

    with available(home, wanted=True) as server:
        assert server is not None  # noqa: S101  (it is wanted)
        call_command("migrate", verbosity=0, interactive=False)
        where = (f"--host={server.socket}", f"--username={places.DATABASE_USER}", places.DATABASE)
        rows = "\n".join(made())
        return f"{HEAD}{ours(told(BINARIES / 'pg_dump', *where))}\n\n{rows}\n"


def main() -> int:
    """Write the file."""
    with TemporaryDirectory(prefix="duijie-tables-") as folder:
        PLACE.write_text(written(Path(folder) / "home"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
