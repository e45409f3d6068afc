"""Move records along their life: publish, pause, close, withdraw, renew."""

from datetime import date
from enum import StrEnum
from typing import cast
from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.catalogue import permissions, queries
from duijie.catalogue.models import Listing
from duijie.catalogue.rules import blindness, completeness, life
from duijie.catalogue.services.columns import keep_version
from duijie.catalogue.services.faces import note, seers_of
from duijie.catalogue.services.news import tell
from duijie.catalogue.services.writing import names_of
from duijie.catalogue.types.words import Stage
from duijie.foundation.records import check_version, save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor


@transaction.atomic
def submit_listing(*, actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    """Send a finished draft to whoever may publish it."""
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_write(actor, listing.owner)
    life.LIFE.check_move(Stage(listing.stage), Stage.IN_REVIEW)
    _check_fit(listing)
    return _moved(actor, listing, Stage.IN_REVIEW, "submitted")


@transaction.atomic
def send_back_listing(*, actor: Actor, listing_id: UUID, reason: str, seen: int | None) -> Listing:
    """Give a record in review back to its writers, with the reason. Also taken back by them."""
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_write(actor, listing.owner)
    _check_is_at(listing, Stage.IN_REVIEW, Stage.DRAFT)
    return _moved(actor, listing, Stage.DRAFT, "sent_back", reason)


@transaction.atomic
def publish_listing(*, actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    """Show a complete record to those it is meant for, until its end."""
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_publish(actor, listing)
    _check_is_at(listing, (Stage.DRAFT, Stage.IN_REVIEW), Stage.PUBLISHED)
    _check_fit(listing)

    now = clock.now()
    end = life.expiry_for(
        listing.expires_on, cast("date | None", getattr(listing, "deadline", None)), clock.today()
    )
    ends_anew = end != listing.expires_on
    listing.expires_on = end
    if listing.published_at is None:
        listing.published_at = listing.listed_at = now
    moved = _moved(
        actor, listing, Stage.PUBLISHED, "published", "", "expires_on", "published_at", "listed_at"
    )
    if ends_anew:
        keep_version(actor, moved, queries.content_of(moved))
    return moved


@transaction.atomic
def pause_listing(*, actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    """Take a published record out of sight for a while."""
    return _move_own(actor, listing_id, seen, Stage.PAUSED, "paused")


@transaction.atomic
def resume_listing(*, actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    """Show a paused record again."""
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_publish(actor, listing)
    _check_is_at(listing, Stage.PAUSED, Stage.PUBLISHED)
    return _moved(actor, listing, Stage.PUBLISHED, "resumed")


@transaction.atomic
def close_listing(*, actor: Actor, listing_id: UUID, reason: str, seen: int | None) -> Listing:
    """End a record that has done its work: the need is solved, the offer is taken."""
    return _move_own(actor, listing_id, seen, Stage.CLOSED, "closed", reason)


@transaction.atomic
def withdraw_listing(*, actor: Actor, listing_id: UUID, reason: str, seen: int | None) -> Listing:
    """Take a record back; operators may do so too, with a reason."""
    return _move_own(actor, listing_id, seen, Stage.WITHDRAWN, "withdrawn", reason)


@transaction.atomic
def reopen_listing(*, actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    """Make a draft again of what was closed or withdrawn."""
    return _move_own(actor, listing_id, seen, Stage.DRAFT, "reopened")


@transaction.atomic
def renew_listing(*, actor: Actor, listing_id: UUID, until: date, seen: int | None) -> Listing:
    """Confirm that a record still holds, until a new day. An expired one is shown again."""
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_publish(actor, listing)
    life.check_renewable(Stage(listing.stage))
    life.check_expiry(until, clock.today())
    _check_fit(listing)
    stage = Stage(listing.stage)
    listing.expires_on = until
    shown = Stage.PUBLISHED if stage is Stage.EXPIRED else stage
    moved = _moved(actor, listing, shown, "renewed", "", "expires_on")
    keep_version(actor, moved, queries.content_of(moved))
    return moved


@transaction.atomic
def end_listing(*, actor: Actor, listing_id: UUID) -> bool:
    """Let a record whose last day has passed expire. False when it was renewed meanwhile."""
    check_operator(actor)
    listing = queries.get_listing_to_change(actor, listing_id)
    running = Stage(listing.stage) in {Stage.PUBLISHED, Stage.PAUSED}
    if not running or not life.is_over(listing.expires_on, clock.today()):
        return False
    _moved(actor, listing, Stage.EXPIRED, "expired")
    return True


def take_out_of_sight(actor: Actor, listing: Listing) -> None:
    """Withdraw what is shown and give back what is in review; leave the rest."""
    stage = Stage(listing.stage)
    if stage is Stage.IN_REVIEW:
        _moved(actor, listing, Stage.DRAFT, "taken_back")
    elif Stage.WITHDRAWN in life.LIFE.possible(stage):
        _moved(actor, listing, Stage.WITHDRAWN, "withdrawn")


class Move(StrEnum):
    """The moves that a person can ask for by name."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


PLAIN_MOVES = {
    Move.SUBMIT: submit_listing,
    Move.PUBLISH: publish_listing,
    Move.PAUSE: pause_listing,
    Move.RESUME: resume_listing,
    Move.REOPEN: reopen_listing,
}
REASONED_MOVES = {
    Move.SEND_BACK: send_back_listing,
    Move.CLOSE: close_listing,
    Move.WITHDRAW: withdraw_listing,
}


def move_listing(
    *, actor: Actor, listing_id: UUID, move: Move, reason: str = "", seen: int | None
) -> Listing:
    """Do the move of that name; only some take a reason."""
    plain = PLAIN_MOVES.get(move)
    if plain is not None:
        return plain(actor=actor, listing_id=listing_id, seen=seen)
    return REASONED_MOVES[move](actor=actor, listing_id=listing_id, reason=reason, seen=seen)


def _move_own(
    actor: Actor, listing_id: UUID, seen: int | None, stage: Stage, event: str, reason: str = ""
) -> Listing:
    listing = _to_move(actor, listing_id, seen)
    permissions.check_may_decide(actor, listing)
    life.LIFE.check_move(Stage(listing.stage), stage)
    return _moved(actor, listing, stage, event, reason)


def _to_move(actor: Actor, listing_id: UUID, seen: int | None) -> Listing:
    listing = queries.get_listing_to_change(actor, listing_id)
    permissions.check_may_write(actor, listing.owner)
    check_version(listing, seen)
    return listing


def _check_is_at(listing: Listing, at: Stage | tuple[Stage, ...], wanted: Stage) -> None:
    """Refuse a move that starts elsewhere, though the table may know another way there."""
    places = at if isinstance(at, tuple) else (at,)
    if Stage(listing.stage) not in places:
        life.refuse_move(Stage(listing.stage), wanted)
    life.LIFE.check_move(Stage(listing.stage), wanted)


def _check_fit(listing: Listing) -> None:
    details = queries.content_of(listing)
    completeness.check_complete(details)
    blindness.check_does_not_name(details, names_of(listing))


def _moved(
    actor: Actor, listing: Listing, stage: Stage, event: str, reason: str = "", *columns: str
) -> Listing:
    named = list(listing.sharings.values_list("organisation", flat=True))
    saw = seers_of(listing, named)
    listing.stage = stage.value
    listing.stage_reason = reason
    see = note(listing, seers_of(listing, named))
    save_change(listing, "stage", "stage_reason", "faces", *columns)
    tell(actor, listing, event, {*saw, *see}, **({"reason": reason} if reason else {}))
    return listing
