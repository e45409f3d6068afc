"""A catalogue with an index for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import override_settings

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.matching.documents import CATALOGUE
from duijie.matching.indexing import reading
from duijie.matching.indexing.copies import Copy
from duijie.matching.queries import search, wish_of
from duijie.matching.types import Found


@contextmanager
def indexed(folder: Path) -> Iterator[None]:
    """All that was published is in an index, and searches read it."""
    bring_up_to_date(folder)
    caches["process"].clear()
    with override_settings(INDEX_ROOT=folder), pytest.MonkeyPatch.context() as patch:
        # What was just written is read at once, however fast the machine is.
        patch.setattr(reading, "LOOK_SECONDS", -1.0)
        yield


def bring_up_to_date(folder: Path) -> None:
    """Apply all news, as the indexer does."""
    folder.mkdir(parents=True, exist_ok=True)
    with Copy(folder, "index:test", CATALOGUE) as copy:
        copy.open()
        while copy.catch_up():
            pass


def find(
    text: str = "", actor: Actor = ANONYMOUS, kind: ListingKind = ListingKind.OFFER, **said: str
) -> Found:
    """What an actor finds."""
    return search(actor, wish_of(kind, {"q": text, **said}))


def titles(found: Found) -> list[str]:
    """The titles of what was found, in its order."""
    return [card.head.title_zh or card.head.title_en for card in found.cards]


def counts(name: str, text: str = "", actor: Actor = ANONYMOUS, **said: Any) -> dict[str, int]:
    """The counts of one facet."""
    facets = find(text, actor, **said).facets
    (facet,) = [one for one in facets if one.name == name]
    return {value.value: value.count for value in facet.values}
