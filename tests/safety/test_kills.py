"""A node whose processes are killed hard under load loses nothing that it acknowledged."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.node.running import Node, environment, running_node

# Names that share nothing, so that none is taken for another.
NAMES = [
    f"{first}{second}"
    for first in ("Velm", "Orsu", "Kita", "Bren", "Zuph", "Tolv")
    for second in ("marrow", "indale", "ubbick", "oyster")
]
PATIENCE_SECONDS = 60.0
MAKE_TOKEN = """
import django; django.setup()
from duijie.access import services
from duijie.access.types import Scope
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
actor = actor_of(User.objects.get())
print(services.issue_token(actor=actor, name="load", scopes=set(Scope), days=1).secret)
"""  # noqa: S105  (a program, not a secret)


@pytest.fixture
def home() -> Iterator[Path]:
    """A home folder that PostgreSQL's own user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "home"


def make_token(home: Path) -> str:
    """A token of the node's first operator."""
    settings = {"DJANGO_SETTINGS_MODULE": "duijie.config.settings"}
    made = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", MAKE_TOKEN],
        env=environment(home) | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()[-1]


class Load(threading.Thread):
    """Registers organisations one after the other, each until it is acknowledged."""

    def __init__(self, node: Node, token: str) -> None:
        super().__init__()
        self.address = f"http://127.0.0.1:{node.port}/api/v1/organisations"
        self.token, self.acknowledged = token, dict[str, str]()

    def run(self) -> None:
        for name in NAMES:
            until = time.monotonic() + PATIENCE_SECONDS
            while name not in self.acknowledged and time.monotonic() < until:
                self.acknowledge(name)

    def acknowledge(self, name: str) -> None:
        """Ask once, under a key that is the same for every attempt."""
        body = json.dumps({"kind": "firm", "name_en": name}).encode()
        try:
            self.acknowledged[name] = self.asked("", body, {"Idempotency-Key": name})["id"]
        except OSError:
            time.sleep(0.2)

    def asked(
        self, more: str, body: bytes | None = None, head: dict[str, str] | None = None
    ) -> Any:
        """The answer to a request."""
        said = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        address, heads = self.address + more, said | (head or {})
        request = urllib.request.Request(address, body, heads)  # noqa: S310  (this machine)
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310  (as above)
            return json.loads(answer.read())


def test_kills_under_load_lose_nothing_acknowledged_and_do_no_request_twice(home: Path) -> None:
    with running_node(home) as node:
        load = Load(node, make_token(home))
        load.start()
        # The web server, the worker, the indexer, and the database itself.
        for pid in node.children():
            time.sleep(1)
            if Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGKILL)
        load.join()
        node.wait_until("readyz", 200)
        kept = load.asked("?limit=100")["items"]

    assert sorted(load.acknowledged) == sorted(NAMES)
    assert sorted(one["name_en"] for one in kept) == sorted(NAMES)
    assert {one["id"] for one in kept} == set(load.acknowledged.values())
