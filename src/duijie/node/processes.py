"""The processes of a node: what each does, in a process of its own."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.synchronize import Event

from django.conf import settings
from django.core.management import call_command, get_commands
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from duijie.node import metrics
from duijie.node.web_server import WebServer

WEB = "web"
# The command that keeps the index up to date; the app that has an index brings it.
INDEXER_COMMAND = "run_indexer"
GRACE_SECONDS = 15.0
# Whoever waits for a page comes before work in the background.
WORKER_NICENESS = 5


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of process: its name, and what it does until it is told to stop."""

    name: str
    work: Callable[[], None]


def roles(host: str, port: int, gate: Event) -> list[Role]:
    """The processes of a node: the first loads pages before the gate opens."""
    found = [Role(WEB, lambda: serve_pages(host, port, gate)), Role("worker", do_jobs)]
    if INDEXER_COMMAND in get_commands():
        found.append(Role("indexer", follow_changes))
    return found


def follow_changes() -> None:
    """Bring changes into the index until told to stop."""
    call_command(INDEXER_COMMAND)


def serve_pages(host: str, port: int, gate: Event) -> None:
    """Answer requests, once the gate is open, until told to stop."""
    metrics.forget_requests()
    WebServer(host, port, gate).run()


def do_jobs() -> None:
    """Do background jobs until told to stop; what was begun is finished first."""
    os.nice(WORKER_NICENESS)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # noqa: S101  (the only one there is here)
    with app.replace_connector(connector.get_worker_connector()) as with_workers:
        with_workers.run_worker(
            concurrency=settings.JOB_WORKERS,
            shutdown_graceful_timeout=GRACE_SECONDS,
            name="duijie",
        )
