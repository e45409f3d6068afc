"""Where memberships come from: organisations, a layer above, says so at start."""

from collections.abc import Callable, Iterable
from uuid import UUID

from duijie.accounts.types import Membership

Source = Callable[[UUID], Iterable[Membership]]


def _of_nobody(user_id: UUID) -> Iterable[Membership]:
    del user_id
    return ()


_source: Source = _of_nobody


def declare_source(source: Source) -> None:
    """Say who knows the memberships; called once, when the app above is ready."""
    global _source  # noqa: PLW0603  (one process, one source, set at start)
    _source = source


def memberships_of(user_id: UUID) -> tuple[Membership, ...]:
    """The organisations a person belongs to."""
    return tuple(_source(user_id))
