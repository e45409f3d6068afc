"""Figures of a node for Prometheus."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from duijie.foundation import outbox
from duijie.node import figures, places

CONTENT_TYPE = CONTENT_TYPE_LATEST
# Around the 150 ms that pages may take.
BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)

# Every process writes into a file of its own; whoever is asked adds them up.
_seconds = Histogram(
    "duijie_request_seconds",
    "Time to answer a request",
    ["method", "route", "status"],
    buckets=BUCKETS,
    registry=None,
)


class FromRecords(Collector):
    """Figures counted from the records at the moment they are asked for."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Each figure in turn."""
        jobs = GaugeMetricFamily("duijie_jobs", "Background jobs by status", labels=["status"])
        for status, number in figures.jobs_by_status().items():
            jobs.add_metric([status], number)
        yield jobs
        lag = outbox.lag_of(figures.index_position()).entries
        yield GaugeMetricFamily("duijie_index_lag_entries", "Changes not yet in the index", lag)
        size = figures.database_bytes()
        yield GaugeMetricFamily("duijie_database_bytes", "Size of the database", size)


def note_request(method: str, route: str, status: int, seconds: float) -> None:
    """Note how long a request took."""
    _seconds.labels(method, route, str(status)).observe(seconds)


def page() -> bytes:
    """All figures, as they are at this moment."""
    registry = CollectorRegistry()
    registry.register(FromRecords())
    folder = str(places.metrics_folder(settings.HOME))
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def forget_requests() -> None:
    """Begin to count anew, as after every start."""
    for file in places.metrics_folder(settings.HOME).glob("*.db"):
        file.unlink(missing_ok=True)
