"""What holds for every test: no network, no deadline of one machine, nobody's language."""

import os
import socket
from typing import Any

import pytest
from hypothesis import settings

from duijie.cli.messages import LOCALE_VARIABLES

# A busy machine is slow and not wrong.
settings.register_profile("any machine", deadline=None)
# A submission is judged by what it changed, so CI draws the same examples every time; new ones are
# looked for at every desk, and in numbers by `pytest --hypothesis-profile=thorough`.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("ci" if "CI" in os.environ else "any machine")


@pytest.fixture(autouse=True)
def _nobodys_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine works offline; a test that reaches out is a test that found a fault."""

    def refuse(_self: socket.socket, address: Any) -> None:
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
