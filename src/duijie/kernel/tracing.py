"""Which request, job or command is being worked on, for logs and the audit trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_trace: ContextVar[str] = ContextVar("trace", default="")


def trace_id() -> str:
    """The name of what is being worked on, empty when nobody named it."""
    return _trace.get()


@contextmanager
def traced(name: str) -> Iterator[None]:
    """Work under a name until the block ends."""
    token = _trace.set(name)
    try:
        yield
    finally:
        _trace.reset(token)
