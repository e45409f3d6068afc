"""The shared list of an organisation's people."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor
from duijie.matching.errors import ShortlistedNotFound
from duijie.matching.models import Match, Shortlisted
from duijie.matching.queries.matches import holds

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """One pair on a shared list; a record that is not shown any more is None."""

    id: UUID
    organisation_id: UUID
    match_id: UUID | None
    asker: Seen | None
    found: Seen | None
    probability: float | None
    note: str


def shortlist_of(actor: Actor) -> QuerySet[Shortlisted]:
    """What the actor's organisations have put aside."""
    return Shortlisted.objects.filter(organisation__in=actor.organisation_ids)


def get_shortlisted_to_change(actor: Actor, shortlisted_id: UUID) -> Shortlisted:
    """One entry, locked until the transaction ends."""
    found = shortlist_of(actor).select_for_update().filter(pk=shortlisted_id).first()
    if found is None:
        raise ShortlistedNotFound
    return found


def listed_for(actor: Actor, size: int = MOST, after: UUID | None = None) -> list[Listed]:
    """The shared lists of an actor's organisations, the newest first."""
    found = shortlist_of(actor).select_related("asker", "found", "match").order_by("-pk")
    if after is not None:
        found = found.filter(pk__lt=after)
    rows = list(found[:size])
    seen = _seen(actor, rows)
    now = _current(rows)
    return [_listed(row, seen, now) for row in rows]


def shortlisted_pairs(actor: Actor) -> dict[tuple[UUID, UUID], UUID]:
    """Which pairs are on the list already, each with its entry."""
    rows = shortlist_of(actor).values_list("asker", "found", "pk")
    return {(asker, found): pk for asker, found, pk in rows}


def _listed(
    row: Shortlisted, seen: dict[UUID, Seen], now: dict[tuple[UUID, UUID, str, str], Match]
) -> Listed:
    asker, found = seen.get(row.asker_id), seen.get(row.found_id)
    match = now.get((row.asker_id, row.found_id, row.match.basis, row.match.mode))
    is_shown = bool(match and asker and found and holds(match, asker, found))
    return Listed(
        id=row.pk,
        organisation_id=row.organisation_id,
        match_id=match.pk if match and is_shown else None,
        asker=asker,
        found=found,
        probability=match.probability if match and is_shown else None,
        note=row.note,
    )


def _seen(actor: Actor, rows: list[Shortlisted]) -> dict[UUID, Seen]:
    ids: dict[ListingKind, set[UUID]] = {}
    for row in rows:
        for one in (row.asker, row.found):
            ids.setdefault(ListingKind(one.kind), set()).add(one.pk)
    found: dict[UUID, Seen] = {}
    for kind, wanted in ids.items():
        found |= seen_all(actor, kind, wanted)
    return found


def _current(rows: list[Shortlisted]) -> dict[tuple[UUID, UUID, str, str], Match]:
    current = Match.objects.filter(
        is_current=True,
        asker__in={row.asker_id for row in rows},
        found__in={row.found_id for row in rows},
    )
    return {(one.asker_id, one.found_id, one.basis, one.mode): one for one in current}
