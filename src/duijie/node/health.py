"""Whether a node can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def troubles() -> list[str]:
    """What keeps the node from serving, as codes; empty when nothing does."""
    try:
        connection.ensure_connection()
        return ["migrations_missing"] if missing_migrations() else []
    except DatabaseError:
        return ["database_away"]


def missing_migrations() -> int:
    """How many changes of the tables the program brings that were not made yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
