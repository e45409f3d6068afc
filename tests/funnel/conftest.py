"""Industries and regions for the tests of the funnel."""

import pytest

from duijie.kernel.actors import SYSTEM
from duijie.registries.services import load_built_in


@pytest.fixture
def registers(db: None) -> None:  # noqa: ARG001  (opens the database)
    """The lists that come with the product."""
    load_built_in(actor=SYSTEM)
