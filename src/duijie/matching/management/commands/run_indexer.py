"""``run_indexer``: what the node starts to keep the index up to date."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from duijie.matching.documents import CATALOGUE
from duijie.matching.indexing.following import follow
from duijie.matching.tasks import ask_for_all_matches, ask_for_matches


class Command(BaseCommand):
    """Follow the changes until told to stop."""

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401  (Django's signature)
        """Run until SIGTERM."""
        source = replace(CATALOGUE, taken_in=ask_for_matches, made_anew=ask_for_all_matches)
        follow(settings.INDEX_ROOT, source)
