"""``load_demo``: what ``duijie demo`` calls to fill its node."""

from typing import Any

from django.core.management.base import BaseCommand

from duijie.demo.services import load_demo
from duijie.kernel.actors import SYSTEM


class Command(BaseCommand):
    """Load the invented ecosystem; nothing happens where it is there already."""

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401  (Django's signature)
        """Load it."""
        load_demo(actor=SYSTEM)
