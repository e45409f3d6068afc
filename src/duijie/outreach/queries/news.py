"""What is new for a person: matches of their records, and offers of their industries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.catalogue.models import Classification, Listing
from duijie.catalogue.queries import is_readable, listings_visible_to, seen_all
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.matching.errors import MatchNotFound
from duijie.matching.queries import current_matches, get_match
from duijie.matching.types import Basis, Mode, Opinion, Standing
from duijie.organisations.models import Organisation, OrganisationIndustry
from duijie.organisations.types import Kind
from duijie.outreach.models import Pushed, Reply
from duijie.outreach.queries.audience import answered_by, marks_told
from duijie.outreach.rules import is_kept_back, mark_of
from duijie.outreach.types import Ground, News
from duijie.registries.types import Register

# A digest is read in a minute; what does not fit comes with the next one.
MOST_MATCHED: Final = 6
MOST_BY_INDUSTRY: Final = 3
LOOKED_AT: Final = 60
BY_INDUSTRY: Final = "industry"
ARROW: Final = ">"
DIVISION: Final = 2


def news_for(actor: Actor, since: datetime) -> list[News]:
    """What a person has not been told yet and may see, the surest first."""
    assert actor.user_id  # noqa: S101  (the node itself gets no digest)
    told = marks_told(actor.user_id)
    answered = answered_by(actor.organisation_ids)
    matched: list[News] = []
    for one in _matched(actor, since):
        if (one.seen.id, one.own_id, one.mark) not in told and not is_kept_back(one, answered):
            matched.append(one)
        if len(matched) == MOST_MATCHED:
            break
    known = {one.seen.id for one in matched} | {listing for listing, *_ in told}
    others = [
        one
        for one in _of_industries(actor, since)
        if one.seen.id not in known and not is_kept_back(one, answered)
    ]
    return matched + others[:MOST_BY_INDUSTRY]


def _matched(actor: Actor, since: datetime) -> Iterator[News]:
    """What newly fits the records of a person's organisations."""
    rows = (
        current_matches()
        .filter(
            asker__owner__in=actor.organisation_ids,
            asker__stage=Stage.PUBLISHED.value,
            asker__expires_on__gte=clock.today(),
            basis__in=[Basis.OWNER.value, Basis.REGISTERED.value],
            mode=Mode.CLOSE.value,
            standing=Standing.FIT.value,
            computed_at__gt=since,
        )
        .exclude(found__owner__in=actor.organisation_ids)
        .order_by("-probability", "basis", "pk")
    )
    done: set[tuple[UUID, UUID]] = set()
    for pk, asker, found in rows.values_list("pk", "asker", "found")[: LOOKED_AT * 2]:
        if (asker, found) in done:
            continue
        done.add((asker, found))
        try:
            match = get_match(actor, pk)
        except MatchNotFound:
            continue
        yield News(Ground.MATCH, match.found, mark_of(match), own=match.asker, match=match)


def _of_industries(actor: Actor, since: datetime) -> Iterator[News]:
    """New offers of the industries that a person's firms are in or asked in before."""
    paths = divisions_of(actor) - divisions_refused(actor)
    if not paths:
        return
    within = reduce(
        or_, (Q(entry__path=one) | Q(entry__path__startswith=one + ARROW) for one in paths)
    )
    cited = Classification.objects.filter(within, entry__registry=Register.INDUSTRIES.value)
    # What a record keeps from this reader must not be what brings it to them.
    fresh = listings_visible_to(actor, ListingKind.OFFER).filter(
        is_readable(actor, "industries"),
        stage=Stage.PUBLISHED.value,
        expires_on__gte=clock.today(),
        listed_at__gt=since,
        pk__in=cited.values("listing"),
    )
    ids = fresh.exclude(owner__in=actor.organisation_ids).order_by("-listed_at", "-pk")
    ordered = list(ids.values_list("pk", flat=True)[:LOOKED_AT])
    seen = seen_all(actor, ListingKind.OFFER, ordered)
    for one in ordered:
        if one in seen:
            yield News(Ground.INDUSTRY, seen[one], BY_INDUSTRY)


def divisions_of(actor: Actor) -> set[str]:
    """The divisions of a person's firms: what they state, and what their needs name."""
    firms = Organisation.objects.filter(pk__in=actor.organisation_ids, kind=Kind.FIRM.value)
    stated = OrganisationIndustry.objects.filter(organisation__in=firms)
    named = Classification.objects.filter(
        listing__owner__in=firms,
        listing__kind=ListingKind.NEED.value,
        entry__registry=Register.INDUSTRIES.value,
    )
    return _divisions([*stated.values_list("entry__path", flat=True), *_paths(named)])


def divisions_refused(actor: Actor) -> set[str]:
    """The divisions of offers that a person called the wrong field."""
    replies = Reply.objects.filter(
        pushed__user=actor.user_id, pushed__ground=Ground.INDUSTRY.value
    ).order_by("at", "pk")
    # Of several answers to a record the last one counts.
    last = dict(replies.values_list("pushed__listing", "opinion"))
    wrong = [one for one, opinion in last.items() if opinion == Opinion.WRONG_FIELD.value]
    useful = [one for one, opinion in last.items() if opinion == Opinion.USEFUL.value]
    return _of_listings(wrong) - _of_listings(useful)


def _of_listings(listings: Sequence[UUID]) -> set[str]:
    named = Classification.objects.filter(
        listing__in=listings, entry__registry=Register.INDUSTRIES.value
    )
    return _divisions(_paths(named))


def _paths(named: QuerySet[Classification]) -> Iterable[str]:
    return named.values_list("entry__path", flat=True)


def _divisions(paths: Iterable[str]) -> set[str]:
    """The part of each path down to the division; a whole section says too little."""
    parts = (path.split(ARROW) for path in paths)
    return {ARROW.join(one[:DIVISION]) for one in parts if len(one) >= DIVISION}


def organisation_for(actor: Actor, news: News) -> UUID:
    """On whose behalf a person is told: whose record it is, else a firm."""
    if news.own is not None and news.own.owner is not None:
        return news.own.owner.id
    firms = Organisation.objects.filter(pk__in=actor.organisation_ids, kind=Kind.FIRM.value)
    return firms.order_by("pk").values_list("pk", flat=True)[0]


def seen_of(actor: Actor, told: Sequence[Pushed]) -> dict[UUID, Seen]:
    """The records of some news as the person may see them now."""
    found: dict[UUID, Seen] = {}
    listings: list[Listing] = [one.listing for one in told]
    for kind in {one.kind for one in listings}:
        ids = [one.pk for one in listings if one.kind == kind]
        found |= seen_all(actor, ListingKind(kind), ids)
    return found
