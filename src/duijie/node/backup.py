"""Backup and restore: all tables at one moment, and the uploaded files.

Tables go as text (COPY), so a backup of the embedded database restores into any
PostgreSQL and the other way round. A restore first makes the tables as they
were when the backup was made, then fills them, then brings them up to date; so
an old backup restores into a new version.
"""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from psycopg import Cursor, sql

from duijie import __version__
from duijie.accounts.models import User
from duijie.kernel import clock
from duijie.node import archive as archives
from duijie.node import places
from duijie.node.archive import Manifest
from duijie.node.errors import BackupIsNewer, NodeIsNotEmpty

# Django writes the first itself while it makes the tables; the second holds for minutes only.
MADE_ANEW: Final = frozenset({"django_migrations", "foundation_cache"})
ASIDE: Final = "before_restore"

COLUMNS = """
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
    GROUP BY table_name ORDER BY table_name
"""
# Every sequence goes on after the largest number that was restored.
SEQUENCES = """
    SELECT pg_get_serial_sequence(quote_ident(table_name), column_name), table_name, column_name
    FROM information_schema.columns
    WHERE table_schema = 'public'
      AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""


# Keys that are checked at once and not at the end of the transaction (not ours: ours wait).
STRICT_KEYS = """
    SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What went into a backup, or came out of one."""

    tables: int
    files: int


def back_up(file: Path) -> Counts:
    """Write everything the node holds into a file; the node may run meanwhile."""
    with archives.new_archive(file) as archive, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute(COLUMNS)
            columns = {
                name: list(found) for name, found in cursor.fetchall() if name not in MADE_ANEW
            }
            for table, names in columns.items():
                _copy_out(cursor.connection.cursor(), archive, table, names)
            migrations = sorted(MigrationRecorder(connection).applied_migrations())
        files = archives.put_files(archive, settings.MEDIA_ROOT)
        secret = settings.HOME / archives.SECRET
        if secret.exists():
            archive.write(secret, archives.SECRET)
        made_at = clock.now().isoformat()
        manifest = Manifest(archives.FORM, __version__, made_at, migrations, columns)
        archives.write_manifest(archive, manifest)
    return Counts(len(columns), files)


def restore(file: Path, *, replace: bool) -> Counts:
    """Fill the node with a backup; what it held before is kept until all went well."""
    with archives.open_archive(file) as archive:
        manifest = archives.read_manifest(archive, file)
        _check_is_known(manifest)
        _check_may_replace(replace=replace)
        with _old_tables_aside(), _old_files_aside() as uploads:
            _make_tables_of(manifest)
            _fill(archive, manifest)
            call_command("migrate", verbosity=0, interactive=False)
            files = archives.take_files(archive, uploads, file)
        _restore_secret(archive)
    shutil.rmtree(places.index_folder(settings.HOME), ignore_errors=True)
    places.make_private_folders(settings.HOME)
    return Counts(len(manifest.columns), files)


def _copy_out(cursor: Cursor, archive: zipfile.ZipFile, table: str, columns: list[str]) -> None:
    command = sql.SQL("COPY {} ({}) TO STDOUT").format(*_names(table, columns))
    with (
        archive.open(f"{archives.TABLES}/{table}", "w", force_zip64=True) as member,
        cursor.copy(command) as rows,
    ):
        for piece in rows:
            member.write(piece)


def _check_is_known(manifest: Manifest) -> None:
    known = MigrationExecutor(connection).loader.disk_migrations
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise BackupIsNewer(theirs=manifest.version, ours=__version__, unknown=", ".join(unknown))


def _check_may_replace(*, replace: bool) -> None:
    if replace or not connection.introspection.table_names():
        return
    accounts = User.objects.count()
    if accounts:
        raise NodeIsNotEmpty(accounts=accounts)


@contextmanager
def _old_tables_aside() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")
        cursor.execute(f"ALTER SCHEMA public RENAME TO {ASIDE}")
        cursor.execute("CREATE SCHEMA public")
        try:
            yield
        except BaseException:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")
            raise
        cursor.execute(f"DROP SCHEMA {ASIDE} CASCADE")


@contextmanager
def _old_files_aside() -> Iterator[Path]:
    uploads = Path(settings.MEDIA_ROOT)
    fresh = uploads.with_name(f"{uploads.name}.restored")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        shutil.rmtree(uploads, ignore_errors=True)
        fresh.rename(uploads)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _make_tables_of(manifest: Manifest) -> None:
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    made = set(manifest.migrations) & graph.nodes.keys()
    # The last of each line brings all before it; naming those too would mean going back to them.
    last = [key for key in sorted(made) if not made & {c.key for c in graph.node_map[key].children}]
    executor.migrate(last)


@transaction.atomic
def _fill(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    tables = [sql.Identifier(table) for table in manifest.columns]
    with connection.cursor() as cursor:
        # Rows that a migration itself brings are in the backup too.
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(tables)))
        # News and events of the restored rows were told when they were new.
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(table))
        for name in _in_order(manifest):
            _copy_in(cursor.connection.cursor(), archive, name, manifest.columns[name])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(table))
        _set_sequences_on()


def _in_order(manifest: Manifest) -> list[str]:
    """The tables, each after those that its strict keys point to."""
    order = TopologicalSorter[str](dict.fromkeys(manifest.columns, ()))
    with connection.cursor() as cursor:
        cursor.execute(STRICT_KEYS)
        for here, there in cursor.fetchall():
            order.add(here, there)
    return [name for name in order.static_order() if name in manifest.columns]


def _copy_in(cursor: Cursor, archive: zipfile.ZipFile, table: str, columns: list[str]) -> None:
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(*_names(table, columns))
    with (
        archive.open(f"{archives.TABLES}/{table}") as member,
        cursor.copy(command) as rows,
    ):
        while piece := member.read(archives.PIECE):
            rows.write(piece)


def _set_sequences_on() -> None:
    with connection.cursor() as cursor:
        cursor.execute(SEQUENCES)
        for sequence, table, column in cursor.fetchall():
            last = sql.SQL("SELECT setval({}, coalesce(max({}), 0) + 1, false) FROM {}").format(
                sql.Literal(sequence), sql.Identifier(column), sql.Identifier(table)
            )
            cursor.execute(last)


def _names(table: str, columns: list[str]) -> tuple[sql.Identifier, sql.Composed]:
    return sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))


def _restore_secret(archive: zipfile.ZipFile) -> None:
    if archives.SECRET in archive.namelist():
        secret = settings.HOME / archives.SECRET
        secret.touch(mode=0o600)
        secret.write_bytes(archive.read(archives.SECRET))
