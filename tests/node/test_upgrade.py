"""What people entrusted to the first version is there, unchanged, after every upgrade since."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

from duijie.node import health
from duijie.node.errors import DatabaseIsNewer
from duijie.node.running import bring_tables_up_to_date

pytestmark = pytest.mark.django_db(transaction=True)

OURS = sorted(one.label for one in apps.get_app_configs() if one.name.startswith("duijie."))


@pytest.fixture
def _empty_database() -> Iterator[None]:
    """A place without tables; those of the other tests stand aside."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SCHEMA public RENAME TO aside")
        cursor.execute("CREATE SCHEMA public")
        yield
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("ALTER SCHEMA aside RENAME TO public")


def tables_of_the_first_version() -> StateApps:
    """Make the tables as the first migration of every app of ours does, and what it needs."""
    executor = MigrationExecutor(connection)
    firsts = [root for label in OURS for root in executor.loader.graph.root_nodes(label)]
    assert {app for app, _name in firsts} >= {"accounts", "catalogue", "organisations"}
    needed = (key for first in firsts for key in executor.loader.graph.forwards_plan(first))
    plan = [(executor.loader.graph.nodes[key], False) for key in dict.fromkeys(needed)]
    executor.migrate(firsts, plan=plan)
    return executor.loader.project_state(firsts).apps


def fill(first: StateApps) -> None:
    """What a small node may hold."""
    user = first.get_model("accounts", "User").objects.create(
        email="ada@example.org", display_name="阿达", language="zh"
    )
    organisation = first.get_model("organisations", "Organisation").objects.create(
        kind="firm", name_zh="青禾传感器有限公司", name_en="Qinghe Sensors"
    )
    first.get_model("organisations", "Membership").objects.create(
        organisation=organisation, user=user, role="manager"
    )
    first.get_model("accounts", "Consent").objects.create(
        user=user, kind="terms", text_version="1", given=True
    )
    for model, named in (("AuditEntry", "action"), ("OutboxEntry", "topic")):
        rows = first.get_model("foundation", model).objects
        rows.create(**{named: "organisation.registered"}, subject_id=organisation.pk)


def rows_of(first: StateApps) -> dict[str, list[dict[str, Any]]]:
    """Every row of ours, in the columns that the first version had."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in first.get_models()
        if model._meta.app_label in OURS and model._default_manager.exists()
    }


@pytest.mark.usefixtures("_empty_database")
def test_every_row_of_the_first_version_stays_as_it_was() -> None:
    first = tables_of_the_first_version()
    fill(first)
    before = rows_of(first)

    bring_tables_up_to_date()

    assert rows_of(first) == before
    assert len(before) >= 6
    assert health.missing_migrations() == 0


@pytest.mark.usefixtures("_empty_database")
def test_an_older_program_does_not_touch_a_newer_database() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    MigrationRecorder(connection).record_applied("accounts", "9999_later")

    with pytest.raises(DatabaseIsNewer) as refused:
        bring_tables_up_to_date()

    assert refused.value.facts["unknown"] == "accounts.9999_later"
