"""Whose records an operator looks at before they are published; the node's settings say so."""

from collections.abc import Callable

from duijie.organisations.models import Organisation

Policy = Callable[[Organisation], bool]


def nobody(owner: Organisation) -> bool:
    """Every owner's manager publishes; operators look afterwards."""
    del owner
    return False


_policy: Policy = nobody


def declare_policy(policy: Policy) -> None:
    """Say whose records are looked at first; called once, at start."""
    global _policy  # noqa: PLW0603  (one process, one policy, set at start)
    _policy = policy


def is_needed_for(owner: Organisation) -> bool:
    """Whether an operator looks at an owner's records first."""
    return _policy(owner)
