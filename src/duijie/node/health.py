"""Whether a node can serve.

Changes of the tables are compared by their names alone: to load them all, as Django does before
it makes any, takes longer than everything else that is asked here.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig, apps
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# An app and the name of a change of its tables.
Change = tuple[str, str]


def troubles() -> list[str]:
    """What keeps the node from serving, as codes; empty when nothing does."""
    try:
        connection.ensure_connection()
        return ["migrations_missing"] if missing_migrations() else []
    except DatabaseError:
        return ["database_away"]


def unknown_migrations() -> list[str]:
    """Changes of our tables that were made by a newer program, as ``app.name``."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("duijie.")}
    return [f"{app}.{name}" for app, name in sorted(_made() - _brought()) if app in ours]


def missing_migrations() -> int:
    """How many changes of the tables the program brings that were not made yet."""
    return len(missing())


def missing() -> list[Change]:
    """The changes that the program brings and that were not made yet."""
    return sorted(_brought() - _made())


def _made() -> set[Change]:
    return set(MigrationRecorder(connection).applied_migrations())


@cache
def _brought() -> frozenset[Change]:
    """The changes that the program brings."""
    return frozenset(
        (config.label, name) for config in apps.get_app_configs() for name in _names(config)
    )


def _names(config: AppConfig) -> Iterator[str]:
    """The changes of an app's tables, found where Django looks for them."""
    place, chosen = MigrationLoader.migrations_module(config.label)
    if place is None:
        return
    try:
        folder = import_module(place)
    except ModuleNotFoundError:
        if chosen:
            raise
        return
    for module in iter_modules(folder.__path__):
        if not module.ispkg and module.name[0] not in "_~":
            yield module.name
