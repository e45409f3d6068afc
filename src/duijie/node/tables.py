"""The tables of a new node, laid in one go; changes of them later are migrations."""

from importlib.resources import files
from typing import Final

from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from procrastinate.schema import SchemaManager

from duijie.node import health

# What all migrations but those of the jobs make together; ``make tables`` writes it anew.
LAID: Final = files("duijie.node") / "tables.sql"
SCHEMA: Final = "public"
# The tables of the jobs are their library's text, which comes with the library.
JOBS: Final = "procrastinate"


def lay_where_there_are_none() -> None:
    """Make all tables at once in an empty database; what is missing then is migrated."""
    if not _is_empty():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LAID.read_text("utf-8"))
        cursor.execute(SchemaManager.get_schema())
        recorder = MigrationRecorder(connection)
        for app, name in health.missing():
            if app == JOBS:
                recorder.record_applied(app, name)
    # Django's own apps fill tables of theirs then: kinds of content, rights.
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _is_empty() -> bool:
    """Whether nothing at all stands where the file would put the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema() = %s AND NOT EXISTS ("
            "SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
            [SCHEMA],
        )
        return bool(cursor.fetchone()[0])
