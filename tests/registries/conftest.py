"""A node with the built-in set, and one with a small reference folder on top."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.registries.folders import write_reference

from duijie.kernel.actors import SYSTEM
from duijie.registries.services import load_built_in, load_reference
from duijie.registries.types import LoadReport


@pytest.fixture
def built_in(db: None) -> LoadReport:  # noqa: ARG001  (opens the database)
    """The set that comes with the product."""
    return load_built_in(actor=SYSTEM)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A small folder of reference files."""
    return write_reference(tmp_path / "reference")


@pytest.fixture
def loaded(built_in: LoadReport, reference: Path) -> LoadReport:  # noqa: ARG001  (loaded before)
    """The report on loading the folder over the built-in set."""
    return load_reference(actor=SYSTEM, folder=reference)


@pytest.fixture(scope="module")
def loaded_once(
    django_db_setup: None,  # noqa: ARG001  (makes the database)
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The same for a whole module that only reads; undone at its end."""
    folder = write_reference(tmp_path_factory.mktemp("reference"))
    with django_db_blocker.unblock(), transaction.atomic():
        load_built_in(actor=SYSTEM)
        load_reference(actor=SYSTEM, folder=folder)
        yield
        transaction.set_rollback(True)
