"""Lists with filters; a filter never tells what a record withholds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.catalogue.models import Classification, Listing
from duijie.catalogue.queries.content import with_content
from duijie.catalogue.queries.seen import seen_by
from duijie.catalogue.queries.visible import listings_visible_to
from duijie.catalogue.rules.groups import OWNER, TELLING
from duijie.catalogue.rules.sight import readable_levels
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import Cooperation, ListingKind, Stage, Visibility
from duijie.kernel.actors import Actor
from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor
from duijie.registries.queries import codes_within, find_entry
from duijie.registries.types import Register

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list is narrowed by; what is empty narrows nothing.

    ``named`` leaves what others show to the actor's organisations alone.
    """

    own: bool = False
    named: bool = False
    owner: UUID | None = None
    stages: Sequence[Stage] = ()
    words: str = ""
    industry: str = ""
    field: str = ""
    region: str = ""
    trl_from: int | None = None
    trl_to: int | None = None
    cooperation: Sequence[Cooperation] = ()


def listings_listed_for(actor: Actor, kind: ListingKind, wanted: ListFilter) -> QuerySet[Any]:
    """The records of a kind that the actor may see and that a filter leaves."""
    found = listings_visible_to(actor, kind)
    if wanted.own:
        found = found.filter(owner__in=actor.organisation_ids)
    if wanted.named:
        found = found.filter(visibility=Visibility.NAMED.value).exclude(
            owner__in=actor.organisation_ids
        )
    if wanted.stages:
        found = found.filter(stage__in=[stage.value for stage in wanted.stages])
    for group, condition in _conditions(kind, wanted):
        found = found.filter(condition & is_readable(actor, group))
    return found


def _conditions(kind: ListingKind, wanted: ListFilter) -> Iterator[tuple[str, Q]]:
    """Each condition with the group of fields that it asks about."""
    if wanted.owner:
        yield OWNER, Q(owner=wanted.owner)
    if words := wanted.words.strip():
        yield "title", Q(title_zh__icontains=words) | Q(title_en__icontains=words)
    if wanted.industry:
        yield "industries", _classified(Register.INDUSTRIES, wanted.industry)
    if wanted.field:
        yield "fields", _classified(Register.FIELDS, wanted.field)
    if wanted.region:
        yield "region", _in_region(wanted.region)
    yield from _conditions_on_columns(kind, wanted)


def _conditions_on_columns(kind: ListingKind, wanted: ListFilter) -> Iterator[tuple[str, Q]]:
    """Conditions on what only some kinds have."""
    if kind in {ListingKind.OFFER, ListingKind.NEED}:
        if wanted.trl_from is not None:
            yield "trl", Q(trl__gte=wanted.trl_from)
        if wanted.trl_to is not None:
            yield "trl", Q(trl__lte=wanted.trl_to)
    if wanted.cooperation and kind is not ListingKind.LAB:
        yield "cooperation", Q(cooperation__overlap=[form.value for form in wanted.cooperation])


def is_readable(actor: Actor, group: str) -> Q:
    """Records whose group of fields the actor reads; others must not answer to it."""
    if actor.is_operator:
        return Q()
    key = f"field_visibility__{group}"
    levels = [level.value for level in readable_levels(is_known=actor.is_known)]
    # Whether a key is there the database can estimate; of a value behind it it knows nothing,
    # takes one row in two hundred for granted, and sorts the whole table for one page.
    unsaid = ~Q(field_visibility__has_key=group)
    open_to_them = unsaid | Q(**{f"{key}__in": levels})
    if group in TELLING:
        open_to_them &= ~Q(visibility=Visibility.BLIND.value)
    if not actor.organisation_ids:
        return open_to_them
    # A key that is not there is neither private nor not private to the database.
    told = [level.value for level in Visibility if level is not Visibility.PRIVATE]
    named = unsaid | Q(**{f"{key}__in": told})
    named &= Q(sharings__organisation__in=actor.organisation_ids)
    own = Q(owner__in=actor.organisation_ids)
    return own | open_to_them | Q(pk__in=Listing.objects.filter(named).values("pk"))


def _classified(register: Register, code: str) -> Q:
    entry = find_entry(register, code)
    if entry is None:
        return Q(pk__in=[])
    within = Classification.objects.filter(
        entry__registry=register.value, entry__code__in=codes_within(entry)
    )
    return Q(pk__in=within.values("listing"))


def _in_region(code: str) -> Q:
    entry = find_entry(Register.REGIONS, code)
    if entry is None:
        return Q(pk__in=[])
    return Q(region__registry=Register.REGIONS.value, region__code__in=codes_within(entry))


def page_of_listings(
    actor: Actor, kind: ListingKind, wanted: ListFilter, *, cursor: str = "", size: int = PAGE_SIZE
) -> Page[Seen]:
    """One page of a list, the newest first, each record as the actor may see it."""
    found = listings_listed_for(actor, kind, wanted).order_by("-listed_at", "-pk")
    if cursor:
        found = found.filter(_after(cursor))
    rows = list(with_content(found, kind)[: size + 1])
    shown = [seen_by(actor, one) for one in rows[:size]]
    if len(rows) <= size:
        return Page(shown)
    last = rows[size - 1]
    return Page(shown, write_cursor(last.listed_at.isoformat(), str(last.pk)))


def _after(cursor: str) -> Q:
    at, pk = read_cursor(cursor, 2)
    try:
        moment, last = datetime.fromisoformat(at), UUID(pk)
    except ValueError:
        raise UnknownCursor from None
    if moment.tzinfo is None:
        raise UnknownCursor
    return Q(listed_at__lt=moment) | Q(listed_at=moment, pk__lt=last)
