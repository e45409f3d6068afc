"""Who is invited: organisations, a layer above, says so at start."""

from collections.abc import Callable

Source = Callable[[str], bool]


def _nobody(email: str) -> bool:
    del email
    return False


_source: Source = _nobody


def declare_source(source: Source) -> None:
    """Say who knows the invitations; called once, when the app above is ready."""
    global _source  # noqa: PLW0603  (one process, one source, set at start)
    _source = source


def is_invited(email: str) -> bool:
    """Whether somebody invited whoever reads the mail of an address."""
    return _source(email)
