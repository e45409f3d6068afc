"""Training of the built-in encoder and its term table from parallel and paired text."""

from importlib.util import find_spec

from duijie.engine.encode.errors import TorchMissing


def require_torch() -> None:
    """Refuse unless PyTorch, which only training needs, is installed."""
    if find_spec("torch") is None:
        raise TorchMissing
