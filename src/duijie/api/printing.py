"""Where the API finds who prints for it."""

from collections.abc import Callable
from typing import Protocol

from duijie.catalogue.types.results import Seen
from duijie.kernel.language import Language


class Printed(Protocol):
    """A brief as a file."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def mark(self) -> str:
        """What changes with what it says."""


class Printer:
    """Who prints: the pages do, which the API does not know; config joins them."""

    print_brief: Callable[[Seen, Language], Printed]


PRINTER = Printer()
