"""What happened, in the order in which it happened, so that the trail reads as lived."""

from collections.abc import Callable
from datetime import datetime
from operator import itemgetter

from duijie.kernel import clock

Deed = Callable[[], object]


class Timeline:
    """Deeds with their moments, done in the order of these."""

    def __init__(self) -> None:
        self._deeds: list[tuple[datetime, Deed]] = []

    def add(self, at: datetime, deed: Deed) -> None:
        """Note what is to happen at a moment."""
        self._deeds.append((at, deed))

    def happen(self) -> None:
        """Do everything, each with the clock at its moment."""
        for at, deed in sorted(self._deeds, key=itemgetter(0)):
            with clock.stopped_at(at):
                deed()
