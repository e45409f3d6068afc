"""Merge two records of one organisation."""

from typing import Any
from uuid import UUID

from django.db import transaction

from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.organisations import mergers, permissions, queries, rules
from duijie.organisations.errors import MergedIntoItself
from duijie.organisations.models import Invitation, Membership, Merger, Organisation
from duijie.organisations.types import Role, Stage


@transaction.atomic
def merge_organisations(*, actor: Actor, kept_id: UUID, gone_id: UUID, reason: str) -> Merger:
    """Let one record of an organisation stay and the other lead to it.

    Names, numbers, trades, members and records move over; what was before is kept in
    the merger, so that a person can see and undo it by hand.
    """
    permissions.check_operator(actor)
    if kept_id == gone_id:
        raise MergedIntoItself
    # Locked in one order by everybody, so that two mergers cannot wait for each other.
    locked = {
        one: queries.get_organisation_to_change(actor, one) for one in sorted((kept_id, gone_id))
    }
    kept, gone = locked[kept_id], locked[gone_id]
    rules.check_open(Stage(kept.stage))
    rules.LIFE.check_move(Stage(gone.stage), Stage.MERGED)

    before = _as_it_was(gone)
    _move_rows(kept, gone)
    mergers.move_with(actor, gone_id, kept_id)
    gone.stage, gone.merged_into = Stage.MERGED.value, kept
    save_change(gone, "stage", "merged_into")
    # Who came to the one that is gone before is led on without a detour.
    Organisation.objects.filter(merged_into=gone).update(merged_into=kept)
    save_change(kept)
    merger = Merger.objects.create(kept=kept, gone=gone, reason=reason, before=before)
    _tell(actor, merger)
    return merger


def _as_it_was(gone: Organisation) -> dict[str, Any]:
    return {
        "names": list(gone.names.values_list("text", flat=True)),
        "identifiers": [list(row) for row in gone.identifiers.values_list("scheme", "written")],
        "industries": list(gone.industries.values_list("entry__code", flat=True)),
        "members": [
            [str(user), role] for user, role in gone.memberships.values_list("user", "role")
        ],
        "stage": gone.stage,
    }


def _move_rows(kept: Organisation, gone: Organisation) -> None:
    known = kept.names.values_list("text", flat=True)
    gone.names.exclude(text__in=list(known)).update(organisation=kept)
    gone.identifiers.update(organisation=kept)
    trades = kept.industries.values_list("entry", flat=True)
    gone.industries.exclude(entry__in=list(trades)).update(organisation=kept)
    _move_members(kept, gone)
    now = clock.now()
    Invitation.objects.filter(organisation=gone, ended_at__isnull=True).update(ended_at=now)


def _move_members(kept: Organisation, gone: Organisation) -> None:
    here = {membership.user_id: membership for membership in kept.memberships.all()}
    for membership in gone.memberships.all():
        mine = here.get(membership.user_id)
        if mine is None:
            Membership.objects.filter(pk=membership.pk).update(organisation=kept)
        elif membership.role == Role.MANAGER.value and mine.role != Role.MANAGER.value:
            mine.role = Role.MANAGER.value
            save_change(mine, "role")


def _tell(actor: Actor, merger: Merger) -> None:
    outbox.announce(topic="organisation.changed", subject=merger.kept_id)
    outbox.announce(topic="organisation.merged", subject=merger.gone_id, into=str(merger.kept_id))
    for subject in (merger.kept_id, merger.gone_id):
        audit.record(
            actor=actor,
            action="organisation.merged",
            subject=subject,
            kept=str(merger.kept_id),
            gone=str(merger.gone_id),
            reason=merger.reason,
        )
