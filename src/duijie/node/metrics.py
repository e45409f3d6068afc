"""Figures of a node for Prometheus."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from duijie.foundation import outbox
from duijie.node import figures

CONTENT_TYPE = CONTENT_TYPE_LATEST


def page() -> bytes:
    """All figures, counted from the records at this moment."""
    registry = CollectorRegistry()
    jobs = Gauge("duijie_jobs", "Background jobs by status", ["status"], registry=registry)
    for status, number in figures.jobs_by_status().items():
        jobs.labels(status).set(number)
    lag = outbox.lag_of(figures.index_position())
    name = "duijie_index_lag_entries"
    Gauge(name, "Changes not yet in the index", registry=registry).set(lag.entries)
    size = Gauge("duijie_database_bytes", "Size of the database", registry=registry)
    size.set(figures.database_bytes())
    return generate_latest(registry)
