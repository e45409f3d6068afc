"""A new node's tables, laid in one go, are those that all migrations make one after another."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from scripts.tables import ABOVE_EACH, made, tidied, told

from duijie.node import health, tables
from duijie.node.embedded import BINARIES
from duijie.node.running import bring_tables_up_to_date

# A condition that was told and read again has other brackets and casts, and the same meaning; of an
# older server the program also tells a number of each column that is another each time.
NEEDLESS = re.compile(
    r"[()]|::character varying|::text(\[\])?|\nALTER TABLE ONLY .* SET \(pg_attver=\d+\);"
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _tables_aside() -> Iterator[None]:
    """Those of the other tests stand aside."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SCHEMA public RENAME TO aside")
        yield
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("ALTER SCHEMA aside RENAME TO public")


def comparable(piece: str) -> str:
    """What a piece means; the library of the jobs adds columns last which a new table has first."""
    plain = NEEDLESS.sub("", piece)
    if not plain.startswith(f"CREATE TABLE public.{tables.JOBS}_"):
        return plain
    return "\n".join(sorted(line.strip(" ,") for line in plain.splitlines()))


def found_after(make: Callable[[], object]) -> tuple[list[str], list[str], list[str]]:
    """What stands in an empty schema once the tables were made: tables, migrations, rights."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    make()
    chosen = connection.settings_dict
    server = [f"--{name.lower()}={chosen[name]}" for name in ("HOST", "PORT") if chosen[name]]
    dump = told(BINARIES / "pg_dump", *server, f"--username={chosen['USER']}", str(chosen["NAME"]))
    pieces = (tidied(piece) for piece in ABOVE_EACH.split(dump))
    return (
        sorted(comparable(piece) for piece in pieces if piece),
        list(made()),
        sorted(map(str, Permission.objects.all())),
    )


@pytest.mark.usefixtures("_tables_aside")
def test_both_ways_lead_to_the_same_tables() -> None:
    step_by_step = found_after(lambda: call_command("migrate", verbosity=0, interactive=False))
    at_once = found_after(bring_tables_up_to_date)

    assert at_once == step_by_step
    assert len(at_once[0]) > 300
    assert health.missing_migrations() == 0


@pytest.mark.usefixtures("_tables_aside")
def test_nothing_is_left_to_migrations() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA public")

    tables.lay_where_there_are_none()

    assert health.missing() == [], "make tables"


def test_changes_are_known_by_name_as_the_library_knows_them() -> None:
    loader = MigrationLoader(connection)

    assert {(app, name) for app, name in loader.disk_migrations} == health._brought()


@pytest.mark.usefixtures("_tables_aside")
def test_a_database_that_holds_something_is_left_to_the_migrations() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("CREATE TABLE somebodys AS SELECT 1 AS one")

    tables.lay_where_there_are_none()
    assert connection.introspection.table_names() == ["somebodys"]

    bring_tables_up_to_date()
    assert health.missing_migrations() == 0
