"""The log: one line per event, for people or for machines, each with its request."""

import json
import logging
from typing import Any

from duijie.kernel import clock
from duijie.kernel.tracing import trace_id

# What the logging module puts on every record; whatever else is there was given as ``extra``.
ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "trace"}


class Traced(logging.Filter):
    """Puts the name of the request or job on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Name what was being worked on; let everything pass."""
        record.trace = trace_id() or "-"
        return True


class JsonLines(logging.Formatter):
    """One JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as JSON."""
        line: dict[str, Any] = {
            "at": clock.now().isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "trace": getattr(record, "trace", "-"),
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in ORDINARY}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_settings(log_format: str) -> dict[str, Any]:
    """Django's LOGGING for one of the two forms."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"traced": {"()": Traced}},
        "formatters": {
            "json": {"()": JsonLines},
            "text": {"format": "%(asctime)s %(levelname)s %(name)s [%(trace)s] %(message)s"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "filters": ["traced"],
                "formatter": log_format,
            },
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "procrastinate": {"level": "WARNING"},
            "faiss": {"level": "WARNING"},
        },
    }
