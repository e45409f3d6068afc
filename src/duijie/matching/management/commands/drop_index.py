"""``drop_index``: forget the index, so that the indexer makes it anew from the database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from duijie.matching.indexing.copies import drop


class Command(BaseCommand):
    """Forget the index; the running indexer notices and begins anew."""

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401  (Django's signature)
        """Remove what says how far the index has come."""
        drop(settings.INDEX_ROOT)
