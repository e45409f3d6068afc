"""What holds for every test: no network, no deadline of one machine, nobody's language."""

import os
import shutil
import socket
from collections.abc import Iterator
from math import inf
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import settings

from duijie.cli.messages import LOCALE_VARIABLES
from duijie.node.embedded import EmbeddedPostgres
from duijie.site.queries import DEFAULT, keep

# A busy machine is slow and not wrong.
settings.register_profile("any machine", deadline=None)
# A submission is judged by what it changed, so CI draws the same examples every time; new ones are
# looked for at every desk, and in numbers by `pytest --hypothesis-profile=thorough`.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("ci" if "CI" in os.environ else "any machine")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _nobodys_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """All works offline; a test that reaches out is a test that found a fault."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests ask faster than any reader; those of the pace set one of their own."""
    monkeypatch.setattr(django_settings, "PACE", {})


@pytest.fixture(autouse=True)
def _settings_of_a_new_node() -> None:
    """Pages ask for the settings every few seconds; a count of queries must not depend on when."""
    keep(DEFAULT, seconds=inf)


@pytest.fixture(autouse=True)
def _no_jobs_of_others(request: pytest.FixtureRequest) -> Iterator[None]:
    """Jobs that a test committed go with it: Django does not empty tables that it did not make."""
    yield
    marked = request.node.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):
        with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """PostgreSQL for the tests that want it: the embedded one, unless another is named.

    Of the embedded one every process of the tests has its own; of another one, a database.
    """
    del django_db_modify_db_settings_parallel_suffix
    if not django_settings.EMBEDDED_DATABASE:
        yield
        return
    server = EmbeddedPostgres(django_settings.HOME)
    server.start()
    yield
    server.stop()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(django_settings.HOME, ignore_errors=True)
