"""Whether a node can serve."""

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def troubles() -> list[str]:
    """What keeps the node from serving, as codes; empty when nothing does."""
    try:
        connection.ensure_connection()
        return ["migrations_missing"] if missing_migrations() else []
    except DatabaseError:
        return ["database_away"]


def unknown_migrations() -> list[str]:
    """Changes of our tables that were made by a newer program, as ``app.name``."""
    loader = MigrationExecutor(connection).loader
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("duijie.")}
    made = sorted(key for key in loader.applied_migrations if key[0] in ours)
    return [f"{app}.{name}" for app, name in made if (app, name) not in loader.disk_migrations]


def missing_migrations() -> int:
    """How many changes of the tables the program brings that were not made yet."""
    return len(missing_apps())


def missing_apps() -> list[str]:
    """Whose tables change by what was not made yet, once for each change."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration.app_label for migration, _backwards in plan]
