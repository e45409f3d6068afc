"""Weights learned from judgements, put to use and taken back.

docs/algorithms/refit.md tells how they are learned and how far they may be trusted.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.catalogue.types.words import ListingKind
from duijie.engine.evaluate.refits import on_judgements, on_set
from duijie.engine.rank.refitting import JudgedPool, Said, judged_pool, refit
from duijie.engine.rank.weights import built_in_weights, written
from duijie.engine.records import Field, Record
from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor
from duijie.matching import documents, queries
from duijie.matching.asking import digest_of
from duijie.matching.errors import TooFewJudgements
from duijie.matching.frozen import frozen_sets
from duijie.matching.indexing.copies import REWEIGH
from duijie.matching.indexing.reading import ask
from duijie.matching.models import WeightTable, Wording
from duijie.matching.queries import JudgedMatch
from duijie.matching.rules import audience_of_basis
from duijie.matching.services.searches import INDEX_ITSELF
from duijie.matching.types import Audience, Basis

# Lists with both something better and something worse; fewer move weights by luck.
LEAST_LISTS: Final = 20

Put = tuple[Wording, Basis, ListingKind]


def check_enough_judged(actor: Actor) -> None:
    """Refuse where too little was judged to learn from."""
    check_operator(actor)
    worths: dict[UUID, set[float]] = {}
    for one in queries.judged_matches():
        worths.setdefault(one.match.asker_id, set()).add(one.gain)
    lists = sum(len(told) > 1 for told in worths.values())
    if lists < LEAST_LISTS:
        raise TooFewJudgements(lists=lists, least=LEAST_LISTS)


def learn_weights(*, actor: Actor) -> WeightTable:
    """Learn a table from all that was judged, with its figures; it is not in use yet.

    It always begins from the program's own weights, so that learning again and again
    does not lead further and further away.
    """
    check_enough_judged(actor)
    base = built_in_weights()
    pools = list(_pools())
    moved = refit(pools, base)
    figures = {
        "judgements": asdict(on_judgements(pools, base)),
        "sets": [asdict(on_set(one, base, moved)) for one in frozen_sets()],
    }
    made = {
        "text": written(moved, "refit"),
        "base": base.name,
        "figures": figures,
        "judgements": sum(len(pool.rows) for pool in pools),
        "lists": len(pools),
    }
    with transaction.atomic():
        table, is_new = WeightTable.objects.get_or_create(name=moved.name, defaults=made)
        if is_new:
            audit.record(actor=actor, action="weights.learned", subject=table.pk, name=table.name)
    return table


@transaction.atomic
def use_weights(*, actor: Actor, table_id: UUID | None) -> None:
    """Put a learned table to use, or the program's own weights again (None).

    All matches are then computed anew; what people judged or keep stays as it was.
    """
    check_operator(actor)
    wanted = queries.get_weights(actor, table_id) if table_id else None
    current = WeightTable.objects.select_for_update().filter(is_current=True).first()
    if current == wanted:
        return
    if current is not None:
        current.is_current = False
        save_change(current, "is_current")
    if wanted is not None:
        wanted.is_current = True
        save_change(wanted, "is_current")
    subject = wanted.pk if wanted else INDEX_ITSELF
    audit.record(
        actor=actor, action="weights.used", subject=subject, name=queries.name_of_weights()
    )
    outbox.announce(topic=REWEIGH, subject=INDEX_ITSELF)


def _pools() -> Iterator[JudgedPool]:
    """The judged lists, asked again now in the words in which they were asked."""
    lists: dict[Put, dict[str, Said]] = {}
    for one, entry in _still_there(queries.judged_matches()):
        match = one.match
        put = (match.asker_wording, Basis(match.basis), ListingKind(match.kind))
        lists.setdefault(put, {})[entry] = Said(one.gain, one.right, match.proof["features"])
    for (words, basis, kind), said in lists.items():
        fields = {Field(name): text for name, text in words.fields.items()}
        question = partial(judged_pool, asker=Record(str(words.listing_id), fields), said=said)
        yield ask(kind, audience_of_basis(basis), question)


def _still_there(judged: Sequence[JudgedMatch]) -> Iterator[tuple[JudgedMatch, str]]:
    """Matches whose record says today what was judged, and its entry in the index."""
    found: dict[tuple[ListingKind, Audience], list[JudgedMatch]] = {}
    for one in judged:
        place = (ListingKind(one.match.kind), audience_of_basis(Basis(one.match.basis)))
        found.setdefault(place, []).append(one)
    for (kind, audience), rows in found.items():
        entries = _entries(kind, audience, {one.match.found_id for one in rows})
        for one in rows:
            entry = entries.get((one.match.found_id, one.match.found_wording.digest))
            if entry is not None:
                yield one, entry


def _entries(
    kind: ListingKind, audience: Audience, ids: Collection[UUID]
) -> Mapping[tuple[UUID, str], str]:
    """The entries of records by record and by the mark of what they say."""
    return {
        (listing, digest_of(text)): text.id
        for listing, document in documents.documents(kind, ids).items()
        for text in (document.texts.get(audience, ()) if document else ())
    }
