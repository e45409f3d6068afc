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
from tests.exchange.making import csv_of, offer_rows
from tests.node.running import Node, environment, running_node

from duijie.node.embedded import EmbeddedPostgres

# Names that share nothing, so that none is taken for another.
NAMES = [
    f"{first}{second}"
    for first in ("Velm", "Orsu", "Kita", "Bren", "Zuph", "Tolv")
    for second in ("marrow", "indale", "ubbick", "oyster")
]
PATIENCE_SECONDS = 240.0
MAKE_TOKEN = """
import django; django.setup()
from duijie.access import services
from duijie.access.types import Scope
from duijie.accounts.models import User
from duijie.accounts.queries import actor_of
actor = actor_of(User.objects.get())
print(services.issue_token(actor=actor, name="load", scopes=set(Scope), days=1).secret)
"""  # noqa: S105  (a program, not a secret)

# Enough for several batches, each a transaction, so that a kill comes between and within them.
ROWS = 1_500
# A worker whose heart stopped is missed after half a minute; lost jobs are looked for each minute.
TAKEN_UP_SECONDS = 600.0
# What the database itself says of the import, whatever the counters of the import say.
COUNT = """
import django, json; django.setup()
from django.db.models import Count
from duijie.catalogue.models import Listing, Version
from duijie.exchange.models import ImportRow
from duijie.foundation.models import AuditEntry, OutboxEntry
offers = Listing.objects.filter(kind="offer")
def most(rows, *names):
    return max(rows.values(*names).annotate(n=Count("pk")).values_list("n", flat=True))
print(json.dumps({
    "offers": offers.filter(stage="published").count(),
    "numbers": offers.values("external_id").distinct().count(),
    "rows": ImportRow.objects.filter(outcome="created").count(),
    "places": ImportRow.objects.values("place").distinct().count(),
    "versions": most(Version.objects, "listing", "number"),
    "created": AuditEntry.objects.filter(action="offer.created").count(),
    "created_most": most(AuditEntry.objects.filter(action="offer.created"), "subject_id"),
    "published_most": most(AuditEntry.objects.filter(action="offer.published"), "subject_id"),
    "told_most": most(OutboxEntry.objects.filter(topic="offer.published"), "subject_id"),
}))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home folder that PostgreSQL's own user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "home"


def said_by(home: Path, program: str) -> str:
    """The last line that a program says beside the running node."""
    settings = {"DJANGO_SETTINGS_MODULE": "duijie.config.settings"}
    made = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", program],
        env=environment(home) | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.splitlines()[-1]


def make_token(home: Path) -> str:
    """A token of the node's first operator."""
    return said_by(home, MAKE_TOKEN)


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


def processes_of(node: Node, home: Path) -> dict[str, int]:
    """The processes right below a node's first, by what they do."""
    database = EmbeddedPostgres(home).running_pid()
    assert database is not None
    web, worker, indexer = (one for one in node.children() if one != database)
    return {"database": database, "web": web, "worker": worker, "indexer": indexer}


class Importing:
    """An import asked for over the API, and looked at as a program does."""

    def __init__(self, node: Node, token: str) -> None:
        self.place = f"http://127.0.0.1:{node.port}/api/v1"
        self.head = {"Authorization": f"Bearer {token}"}
        self.id = ""

    def asked(self, path: str, body: bytes | None = None, form: str = "application/json") -> Any:
        """The answer; while something is being killed it is asked for again."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            heads = self.head | {"Content-Type": form}
            request = urllib.request.Request(self.place + path, body, heads)  # noqa: S310
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                    return json.loads(answer.read())
            except OSError:
                if body is not None or time.monotonic() > until:
                    raise
                time.sleep(0.5)

    def begin(self) -> None:
        """Have offers brought in for a new firm, and published."""
        firm = self.asked("/organisations", json.dumps(FIRM).encode())["id"]
        parts = [("organisation_id", firm), ("kind", "offer")]
        fields = [f'{EDGE}Content-Disposition: form-data; name="{k}"\r\n\r\n{v}' for k, v in parts]
        named = 'Content-Disposition: form-data; name="file"; filename="offers.csv"\r\n'
        file = f"{EDGE}{named}Content-Type: text/csv\r\n\r\n{csv_of(offer_rows(ROWS)).decode()}"
        body = "\r\n".join([*fields, file, "--edge--\r\n"])
        form = "multipart/form-data; boundary=edge"
        self.id = self.asked("/imports", body.encode(), form)["id"]
        self.asked(f"/imports/{self.id}/start", b'{"publish": true}')

    def wait_for(self, rows: int) -> None:
        """Wait until so many rows are done, or all is."""
        until = time.monotonic() + TAKEN_UP_SECONDS
        while (now := self.asked(f"/imports/{self.id}"))["done"] < rows:
            assert now["stage"] in {"waiting", "running"}, now
            assert time.monotonic() < until, now
            time.sleep(0.05)


FIRM = {"kind": "firm", "name_en": "Quillon Tempering Works"}
EDGE = "--edge\r\n"


def test_an_import_killed_on_its_way_brings_every_row_once(home: Path) -> None:
    with running_node(home) as node:
        token = make_token(home)
        load, importing = Load(node, token), Importing(node, token)
        importing.begin()
        load.start()
        for victim, rows in (("worker", 200), ("database", 600)):
            importing.wait_for(rows)
            os.kill(processes_of(node, home)[victim], signal.SIGKILL)
        importing.wait_for(ROWS)
        load.join()
        counted = json.loads(said_by(home, COUNT))
        found = importing.asked(f"/imports/{importing.id}")

    assert found["created"] == ROWS
    assert sorted(load.acknowledged) == sorted(NAMES)
    assert counted == {
        **dict.fromkeys(("offers", "numbers", "rows", "places", "created"), ROWS),
        **dict.fromkeys(("versions", "created_most", "published_most", "told_most"), 1),
    }
