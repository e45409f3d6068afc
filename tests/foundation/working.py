"""A worker for tests: does what is queued and returns."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def do_all_jobs() -> None:
    """Do every job that waits, as the node's worker would."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
