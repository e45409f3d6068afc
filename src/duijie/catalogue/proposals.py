"""Where proposed parameters come from: the quantity reader, which matching declares at start.

The catalogue only keeps what a person has looked at; it does not open the engine.
"""

from collections.abc import Callable

from duijie.catalogue.types.rows import Quantity

Reader = Callable[[str], tuple[Quantity, ...]]


def _reads_nothing(text: str) -> tuple[Quantity, ...]:
    del text
    return ()


_reader: Reader = _reads_nothing


def declare_reader(reader: Reader) -> None:
    """Say who reads quantities out of a text. Called once, when the app above is ready."""
    global _reader  # noqa: PLW0603  (one process, one reader, set at start)
    _reader = reader


def propose_quantities(*texts: str) -> tuple[Quantity, ...]:
    """The parameters that texts seem to state, each once, for a person to look at."""
    found: dict[tuple[object, ...], Quantity] = {}
    for text in texts:
        for one in _reader(text):
            found.setdefault((one.property, one.comparator, one.low, one.high, one.unit), one)
    return tuple(found.values())
