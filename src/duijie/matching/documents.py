"""The records of the catalogue as the indexer reads them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from duijie.catalogue.queries import (
    content_of,
    listings_visible_to,
    numbers_of,
    with_content,
)
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.engine.encode.encoder import built_in
from duijie.kernel import clock
from duijie.kernel.actors import SYSTEM
from duijie.matching.indexing.copies import Source
from duijie.matching.models import Answer
from duijie.matching.rules import document_of, texts_of, texts_of_asker
from duijie.matching.types import Asking, Document, Mode
from duijie.matching.weighing import name_of_weights, weights_in_use

PIECE: Final = 1_000


def documents(kind: ListingKind, ids: Iterable[UUID]) -> Mapping[UUID, Document | None]:
    """What records say to each audience; None for one that is not shown."""
    wanted = list(ids)
    found: dict[UUID, Document | None] = dict.fromkeys(wanted)
    for listing in with_content(_shown(kind), kind).filter(pk__in=wanted):
        found[listing.pk] = document_of(listing.pk, content_of(listing), numbers_of(listing))
    return found


def askings(kind: ListingKind, ids: Iterable[UUID]) -> dict[UUID, Asking]:
    """Records that are shown, with the words in which each asks for matches."""
    found = {}
    for listing in with_content(_shown(kind), kind).filter(pk__in=list(ids)):
        said = content_of(listing)
        numbers = numbers_of(listing)
        document = document_of(listing.pk, said, numbers)
        own = texts_of(listing.pk, said, listing.version)
        texts = texts_of_asker(document, own)
        found[listing.pk] = Asking(kind, listing.pk, numbers, listing.owner_id, texts)
    return found


def everything(kind: ListingKind) -> Iterator[list[UUID]]:
    """The identifiers of all records that are shown, in pieces."""
    shown = _shown(kind).order_by("pk").values_list("pk", flat=True)
    piece = list(shown[:PIECE])
    while piece:
        yield piece
        piece = list(shown.filter(pk__gt=piece[-1])[:PIECE])


def unanswered(kind: ListingKind, after: UUID | None, most: int) -> list[UUID]:
    """The next shown records without an answer by today's encoder and weights."""
    now = {"encoder": built_in().name, "weights": name_of_weights()}
    answers = Answer.objects.filter(asker=OuterRef("pk"), mode=Mode.CLOSE.value, **now)
    shown = _shown(kind).exclude(Exists(answers)).order_by("pk")
    if after:
        shown = shown.filter(pk__gt=after)
    return list(shown.values_list("pk", flat=True)[:most])


def _shown(kind: ListingKind) -> QuerySet[Any]:
    published = listings_visible_to(SYSTEM, kind).filter(stage=Stage.PUBLISHED.value)
    return published.filter(expires_on__gte=clock.today())


def _weights() -> tuple[str, str]:
    table = weights_in_use()
    return (table.name, table.text) if table else ("", "")


CATALOGUE: Final = Source(documents, everything, _weights)
