"""Reads of introductions; both sides see theirs, and of each other what both agreed to."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from duijie.catalogue.models import Listing
from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.results import Owner, Seen
from duijie.catalogue.types.words import ListingKind
from duijie.introductions import permissions
from duijie.introductions.errors import IntroductionNotFound
from duijie.introductions.models import Introduction
from duijie.introductions.types import Contact, Party, SeenIntroduction, Side, Stage
from duijie.kernel.actors import Actor
from duijie.kernel.pages import Page, UnknownCursor, read_cursor, write_cursor

PAGE_SIZE: Final = 20
CONTENT: Final = ("id", "message", "asking_contact", "stage", "created_at")


def introductions_visible_to(actor: Actor) -> QuerySet[Introduction]:
    """The introductions of an actor's organisations; operators see all."""
    found = Introduction.objects.select_related("asking__owner", "asked__owner")
    if actor.is_operator:
        return found
    own = actor.organisation_ids
    return found.filter(Q(asking__owner__in=own) | Q(asked__owner__in=own))


def get_introduction(actor: Actor, introduction_id: UUID) -> SeenIntroduction:
    """One introduction as the actor may see it."""
    row = introductions_visible_to(actor).filter(pk=introduction_id).first()
    if row is None:
        raise IntroductionNotFound
    return seen_introductions(actor, [row])[0]


def get_introduction_to_change(actor: Actor, introduction_id: UUID) -> Introduction:
    """The introduction, its row locked until the transaction ends."""
    locked = introductions_visible_to(actor).select_for_update(of=("self",))
    row = locked.filter(pk=introduction_id).first()
    if row is None:
        raise IntroductionNotFound
    return row


def find_between(asking_id: UUID, asked_id: UUID) -> Introduction | None:
    """The introduction of two records that waits or was agreed, whoever asked first."""
    pairs = Q(asking=asking_id, asked=asked_id) | Q(asking=asked_id, asked=asking_id)
    open_ones = Introduction.objects.filter(stage__in=[Stage.ASKED.value, Stage.AGREED.value])
    return open_ones.filter(pairs).first()


def page_of_introductions(
    actor: Actor, *, side: Side | None = None, cursor: str = "", size: int = PAGE_SIZE
) -> Page[SeenIntroduction]:
    """One page of an actor's introductions, the newest first."""
    found = introductions_visible_to(actor)
    if side is Side.ASKING:
        found = found.filter(asking__owner__in=actor.organisation_ids)
    elif side is Side.ASKED:
        found = found.filter(asked__owner__in=actor.organisation_ids)
    if cursor:
        found = found.filter(pk__lt=_last(cursor))
    # Identifiers rise with the time at which they were made.
    rows = list(found.order_by("-pk")[: size + 1])
    shown = seen_introductions(actor, rows[:size])
    more = write_cursor(str(rows[size - 1].pk)) if len(rows) > size else ""
    return Page(shown, more)


def _last(cursor: str) -> UUID:
    (last,) = read_cursor(cursor, 1)
    try:
        return UUID(last)
    except ValueError:
        raise UnknownCursor from None


def waiting_for(actor: Actor) -> int:
    """How many requests wait for an answer of an actor's organisations."""
    found = Introduction.objects.filter(stage=Stage.ASKED.value)
    return found.filter(asked__owner__in=actor.managed_ids).count()


def introductions_lapsing_before(day: date) -> QuerySet[Introduction]:
    """Requests whose last day lies before a day."""
    return Introduction.objects.filter(stage=Stage.ASKED.value, lapses_on__lt=day)


def everything_asked_by(user_id: UUID) -> list[dict[str, Any]]:
    """What a person asked, for them to take along."""
    rows = Introduction.objects.filter(user=user_id).order_by("created_at")
    return [dict(row) for row in rows.values(*CONTENT)]


def seen_introductions(actor: Actor, rows: Iterable[Introduction]) -> list[SeenIntroduction]:
    """Introductions that the actor may see, without what is not open to them yet."""
    rows = list(rows)
    seen = _seen_listings(actor, rows)
    return [_seen(actor, row, seen) for row in rows]


def _seen_listings(actor: Actor, rows: Iterable[Introduction]) -> dict[UUID, Seen]:
    ids: dict[ListingKind, set[UUID]] = {}
    for row in rows:
        for one in (row.asking, row.asked):
            ids.setdefault(ListingKind(one.kind), set()).add(one.pk)
    found: dict[UUID, Seen] = {}
    for kind, wanted in ids.items():
        found |= seen_all(actor, kind, wanted)
    return found


def _seen(actor: Actor, row: Introduction, seen: Mapping[UUID, Seen]) -> SeenIntroduction:
    side = _side(actor, row)
    is_open = row.stage == Stage.AGREED.value
    waits = row.stage == Stage.ASKED.value
    return SeenIntroduction(
        id=row.pk,
        match_id=row.match_id,
        stage=Stage(row.stage),
        side=side,
        version=row.version,
        asking=_party(row.asking, row.asking_contact, seen, is_open or side is Side.ASKING),
        asked=_party(row.asked, row.asked_contact, seen, is_open or side is Side.ASKED),
        message=row.message,
        reason=row.reason,
        lapses_on=row.lapses_on,
        created_at=row.created_at,
        answered_at=row.answered_at,
        may_answer=waits and permissions.may_answer(actor, row),
        may_withdraw=waits and permissions.may_withdraw(actor, row),
    )


def _side(actor: Actor, row: Introduction) -> Side:
    if actor.is_member_of(row.asked.owner_id):
        return Side.ASKED
    return Side.ASKING if actor.is_member_of(row.asking.owner_id) else Side.NEITHER


def _party(
    listing: Listing,
    contact: Mapping[str, str],
    seen: Mapping[UUID, Seen],
    is_open: bool,  # noqa: FBT001
) -> Party:
    shown = seen.get(listing.pk)
    owner = shown.owner if shown else None
    if is_open and owner is None:
        one = listing.owner
        owner = Owner(
            one.pk, one.name_zh, one.name_en, one.country, one.kind, one.proof_holds_until
        )
    opened = Contact(**contact) if is_open and contact else None
    return Party(listing.pk, listing.kind, shown, owner, opened)
