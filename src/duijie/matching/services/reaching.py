"""Whom a change can reach: of the records that it comes near, those that have to ask again.

docs/algorithms/matching.md tells what is left out by it, and how far the rest agrees.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.engine.encode.encoder import built_in
from duijie.matching.asking import MOST_MATCHES
from duijie.matching.indexing.reading import ask
from duijie.matching.models import Answer
from duijie.matching.rules import WANTED, audience_of_basis
from duijie.matching.tongues import entries_of
from duijie.matching.types import Asking, Audience, Mode
from duijie.matching.weighing import name_of_weights

Changed = Mapping[ListingKind, Collection[UUID]]


def reached(asked: Collection[Asking], changed: Changed) -> set[UUID]:
    """Records whose close matches may be others because of what changed."""
    found: set[UUID] = set()
    for kind, ids in changed.items():
        concerned = [one for one in asked if kind in WANTED[one.kind]]
        found |= _without_answer(concerned, kind)
        entries = [entry for one in ids for entry in entries_of(one)]
        for audience in Audience:
            left = [one for one in concerned if one.listing_id not in found]
            found |= _looking_at(left, kind, audience, entries)
    return found


def _without_answer(asked: Iterable[Asking], kind: ListingKind) -> set[UUID]:
    """Those that have no answer by today's engine to each question they would put."""
    wanted = {
        (one.listing_id, basis.value, one.version(basis)) for one in asked for basis in one.texts
    }
    rows = Answer.objects.filter(
        asker__in={pk for pk, _, _ in wanted},
        kind=kind.value,
        mode=Mode.CLOSE.value,
        encoder=built_in().name,
        weights=name_of_weights(),
    )
    known = set(rows.values_list("asker", "basis", "asker_version"))
    return {pk for pk, _, _ in wanted - known}


def _looking_at(
    asked: Iterable[Asking], kind: ListingKind, audience: Audience, entries: list[str]
) -> set[UUID]:
    """Those whose answers from one index would look closely at what changed."""
    texts = {
        (one.listing_id, text.text): None
        for one in asked
        for basis, said in one.texts.items()
        if audience_of_basis(basis) is audience
        for text in said
    }
    if not texts:
        return set()
    said = [text for _, text in texts]
    hits = ask(kind, audience, lambda matcher: matcher.reached(said, entries, top=MOST_MATCHES))
    return {pk for (pk, _), hit in zip(texts, hits, strict=True) if hit}
