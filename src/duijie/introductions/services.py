"""Writes of introductions."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from duijie.accounts.permissions import check_operator, check_signed_in
from duijie.catalogue.models import Listing
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.introductions import permissions, queries, rules
from duijie.introductions.errors import AskedAlready
from duijie.introductions.models import Introduction
from duijie.introductions.types import Contact, Stage
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.matching.queries import get_match_row
from duijie.matching.services import keep_match
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import managers_of, members_to_tell


@transaction.atomic
def ask_for_introduction(
    *, actor: Actor, match_id: UUID, message: str, contact: Contact
) -> Introduction:
    """Ask the other side of a match to meet; its managers are told."""
    check_signed_in(actor)
    match = get_match_row(actor, match_id)
    ours, theirs = _sides(actor, match.asker, match.found)
    permissions.check_may_ask(actor, ours, theirs)
    assert ours  # noqa: S101  (checked just now)
    # The owners' rows, in one order, so that two who ask at once do not both pass.
    list(Listing.objects.select_for_update().filter(pk__in=[ours.pk, theirs.pk]).order_by("pk"))
    known = queries.find_between(ours.pk, theirs.pk)
    if known is not None:
        raise AskedAlready(stage=known.stage)
    keep_match(match)
    asked = Introduction.objects.create(
        match=match,
        asking=ours,
        asked=theirs,
        user_id=actor.user_id,
        message=rules.cleaned_message(message),
        asking_contact=asdict(rules.cleaned_contact(contact)),
        lapses_on=rules.lapses_on(clock.today()),
    )
    audit.record(actor=actor, action="introduction.asked", subject=asked.pk, match=str(match.pk))
    _tell(actor, asked, Kind.INTRODUCTION_ASKED, theirs, managers_of(theirs.owner_id))
    return asked


@transaction.atomic
def agree_to_introduction(*, actor: Actor, introduction_id: UUID, contact: Contact) -> Introduction:
    """Agree to meet: from now on both sides see whom to reach."""
    found = queries.get_introduction_to_change(actor, introduction_id)
    permissions.check_may_answer(actor, found)
    found.asked_contact = asdict(rules.cleaned_contact(contact))
    return _answered(actor, found, Stage.AGREED, Kind.INTRODUCTION_AGREED)


@transaction.atomic
def decline_introduction(*, actor: Actor, introduction_id: UUID, reason: str) -> Introduction:
    """Decline to meet; who asked learns the reason and not who declined."""
    found = queries.get_introduction_to_change(actor, introduction_id)
    permissions.check_may_answer(actor, found)
    found.reason = reason.strip()[: rules.LONGEST_MESSAGE]
    return _answered(actor, found, Stage.DECLINED, Kind.INTRODUCTION_DECLINED)


@transaction.atomic
def withdraw_introduction(*, actor: Actor, introduction_id: UUID) -> Introduction:
    """Take a request back before it was answered."""
    found = queries.get_introduction_to_change(actor, introduction_id)
    permissions.check_may_withdraw(actor, found)
    moved = _moved(actor, found, Stage.WITHDRAWN)
    people = managers_of(found.asked.owner_id)
    _tell(actor, moved, Kind.INTRODUCTION_WITHDRAWN, found.asked, people)
    return moved


@transaction.atomic
def let_introduction_lapse(*, actor: Actor, introduction_id: UUID) -> bool:
    """End a request whose last day has passed. False when it was answered meanwhile."""
    check_operator(actor)
    found = queries.get_introduction_to_change(actor, introduction_id)
    if found.stage != Stage.ASKED.value or found.lapses_on >= clock.today():
        return False
    moved = _moved(actor, found, Stage.LAPSED)
    people = members_to_tell(found.asking.owner_id)
    _tell(actor, moved, Kind.INTRODUCTION_LAPSED, found.asking, people)
    return True


@transaction.atomic
def forget_contact(*, actor: Actor, user_id: UUID) -> None:
    """Take a person's contact out of introductions, as their account goes."""
    theirs = Introduction.objects.filter(Q(user=user_id) | Q(answered_by=user_id))
    for one in theirs.select_for_update():
        if one.user_id == user_id:
            one.asking_contact = {}
        if one.answered_by_id == user_id:
            one.asked_contact = {}
        save_change(one, "asking_contact", "asked_contact")
        audit.record(actor=actor, action="introduction.contact_forgotten", subject=one.pk)


def _sides(actor: Actor, asker: Listing, found: Listing) -> tuple[Listing | None, Listing]:
    """The actor's own record of a match and the other; None where they own neither."""
    if actor.is_member_of(asker.owner_id):
        return asker, found
    return (found, asker) if actor.is_member_of(found.owner_id) else (None, found)


def _answered(actor: Actor, found: Introduction, stage: Stage, kind: Kind) -> Introduction:
    found.answered_by_id = actor.user_id
    moved = _moved(actor, found, stage)
    _tell(actor, moved, kind, found.asking, members_to_tell(found.asking.owner_id))
    return moved


def _moved(actor: Actor, found: Introduction, stage: Stage) -> Introduction:
    rules.LIFE.check_move(Stage(found.stage), stage)
    found.stage = stage.value
    found.answered_at = clock.now()
    save_change(found, "stage", "reason", "asked_contact", "answered_by", "answered_at")
    audit.record(actor=actor, action=f"introduction.{stage}", subject=found.pk)
    return found


def _tell(
    actor: Actor, introduction: Introduction, kind: Kind, listing: Listing, people: list[UUID]
) -> None:
    """Tell people of one side; each reads the title of its own record."""
    notify(
        actor=actor,
        people=people,
        kind=kind,
        path=f"/introductions/{introduction.pk}",
        title_zh=listing.title_zh,
        title_en=listing.title_en,
        message=introduction.message,
        reason=introduction.reason,
    )
