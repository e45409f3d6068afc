"""Firms that an offer may serve, and all that lies in a firm's industries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.catalogue.queries import (
    ListFilter,
    get_seen,
    is_readable,
    listings_listed_for,
    seen_all,
)
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import Actor
from duijie.organisations.models import Organisation, OrganisationIndustry
from duijie.organisations.queries import get_organisation, organisations_visible_to
from duijie.organisations.types import Kind
from duijie.organisations.types import Stage as OrganisationStage
from duijie.registries.queries import codes_within, entries_with_codes
from duijie.registries.sources.joining import ARROW
from duijie.registries.types import Register

MOST_FIRMS: Final = 20
MOST_OF_A_KIND: Final = 10
# Divisions of GB/T 4754: sections are too wide to be one trade, groups too narrow.
DIVISION: Final = 2
SHARED, NEED_IN_FIELD, MATCHED_NEED = 1.0, 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm that an offer may serve, and why.

    ``industries`` are those it shares with the offer, in both languages; ``needs``
    are its needs in them that the reader may know to be its own; ``matched`` those
    of them that match the offer.
    """

    id: UUID
    name_zh: str
    name_en: str
    industries: tuple[tuple[str, str], ...]
    needs: int
    matched: tuple[Seen, ...]

    @property
    def strength(self) -> float:
        """By what firms are ordered: shared trades, needs in them, needs that match."""
        return (
            SHARED * len(self.industries)
            + NEED_IN_FIELD * min(self.needs, 10)
            + MATCHED_NEED * len(self.matched)
        )


@dataclass(frozen=True, slots=True)
class InField:
    """What one kind has in a firm's industries: the newest, and how many."""

    kind: ListingKind
    total: int
    newest: tuple[Seen, ...]


def firms_for(actor: Actor, offer_id: UUID, matched: Iterable[Seen]) -> tuple[Firm, ...]:
    """Firms in the trades of an offer; of their history only what the actor may see.

    ``matched`` are the needs that the actor sees among the offer's matches.
    """
    offer = get_seen(actor, ListingKind.OFFER, offer_id)
    within = _within(offer.details.industries)
    if not within:
        return ()
    shared = _in_trades(actor, within)
    needs = _needs_by_owner(actor, within)
    theirs: dict[UUID, list[Seen]] = defaultdict(list)
    for one in matched:
        # Of a blind need nobody is told whose it is, here neither.
        if one.owner is not None:
            theirs[one.owner.id].append(one)
    firms = _firms(actor, {*shared, *theirs})
    found = [
        Firm(
            one.pk,
            one.name_zh,
            one.name_en,
            tuple(shared.get(one.pk, ())),
            needs.get(one.pk, 0),
            tuple(theirs.get(one.pk, ())),
        )
        for one in firms
        if one.pk != (offer.owner.id if offer.owner else None)
    ]
    ordered = sorted(found, key=lambda one: (-one.strength, one.name_zh, one.name_en))
    return tuple(ordered[:MOST_FIRMS])


def in_industries_of(actor: Actor, organisation_id: UUID) -> tuple[InField, ...]:
    """Everything in an organisation's industries that the actor may see, by kind."""
    organisation = get_organisation(actor, organisation_id)
    codes = [one.entry.code for one in organisation.industries.all()]
    within = [code for codes in _within(codes).values() for code in codes]
    if not within:
        return ()
    return tuple(_in_field(actor, kind, within, organisation.pk) for kind in ListingKind)


def _in_field(actor: Actor, kind: ListingKind, codes: list[str], own: UUID) -> InField:
    found = listings_listed_for(actor, kind, ListFilter(stages=(Stage.PUBLISHED,)))
    found = found.filter(is_readable(actor, "industries"))
    # Leaving out one's own would tell others whose a blind record is; so it is done for the own.
    if own in actor.organisation_ids:
        found = found.exclude(owner=own)
    classified = Q(
        classifications__entry__registry=Register.INDUSTRIES.value,
        classifications__entry__code__in=codes,
    )
    found = found.filter(pk__in=found.filter(classified).order_by().values("pk"))
    newest = list(found.order_by("-listed_at", "-pk").values_list("pk", flat=True)[:MOST_OF_A_KIND])
    seen = seen_all(actor, kind, newest)
    return InField(kind, found.count(), tuple(seen[one] for one in newest if one in seen))


def _within(codes: Iterable[str]) -> Mapping[str, list[str]]:
    """All codes below the divisions of some trades, by division."""
    entries = entries_with_codes(Register.INDUSTRIES, list(codes))
    divisions = {
        steps[DIVISION - 1] if len(steps := entry.path.split(ARROW)) >= DIVISION else entry.code
        for entry in entries.values()
    }
    found = entries_with_codes(Register.INDUSTRIES, sorted(divisions))
    return {code: list(codes_within(entry)) for code, entry in found.items()}


def _in_trades(actor: Actor, within: Mapping[str, list[str]]) -> dict[UUID, list[tuple[str, str]]]:
    """The trades that firms share with an offer, by firm."""
    codes = {code: division for division, below in within.items() for code in below}
    names = entries_with_codes(Register.INDUSTRIES, list(within))
    rows = OrganisationIndustry.objects.filter(
        entry__registry=Register.INDUSTRIES.value,
        entry__code__in=list(codes),
        organisation__in=_visible_firms(actor).values("pk"),
    )
    found: dict[UUID, dict[str, tuple[str, str]]] = defaultdict(dict)
    for firm, code in rows.values_list("organisation", "entry__code"):
        division = names[codes[code]]
        found[firm][division.code] = (division.name_zh, division.name_en)
    return {firm: list(trades.values()) for firm, trades in found.items()}


def _needs_by_owner(actor: Actor, within: Mapping[str, list[str]]) -> dict[UUID, int]:
    """How many needs in some trades firms are known to have."""
    codes = [code for below in within.values() for code in below]
    shown = listings_listed_for(actor, ListingKind.NEED, ListFilter(stages=(Stage.PUBLISHED,)))
    told = shown.filter(is_readable(actor, "owner")).filter(is_readable(actor, "industries"))
    classified = told.filter(
        classifications__entry__registry=Register.INDUSTRIES.value,
        classifications__entry__code__in=codes,
    )
    owners: dict[UUID, set[UUID]] = defaultdict(set)
    for owner, need in classified.order_by().values_list("owner", "pk"):
        owners[owner].add(need)
    return {owner: len(needs) for owner, needs in owners.items()}


def _visible_firms(actor: Actor) -> QuerySet[Organisation]:
    kinds = [Kind.FIRM.value, Kind.FOREIGN_CENTRE.value, Kind.LINE_OPERATOR.value]
    visible = organisations_visible_to(actor).filter(kind__in=kinds)
    return visible.filter(stage=OrganisationStage.ACTIVE.value)


def _firms(actor: Actor, ids: Iterable[UUID]) -> list[Organisation]:
    return list(_visible_firms(actor).filter(pk__in=list(ids)))
