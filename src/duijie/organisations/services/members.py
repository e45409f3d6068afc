"""Roles, leaving, handing over."""

from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_signed_in
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor
from duijie.organisations import permissions, queries, rules
from duijie.organisations.errors import MemberNotFound, StillManages
from duijie.organisations.models import Membership
from duijie.organisations.types import Role, Stage


@transaction.atomic
def change_role(*, actor: Actor, organisation_id: UUID, user_id: UUID, role: Role) -> Membership:
    """Make a member a manager, or a manager a member; a manager stays."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    membership = queries.get_member(organisation_id, user_id)
    if role is not Role.MANAGER:
        rules.check_a_manager_stays(queries.roles_of_others(organisation_id, user_id))
    membership.role = role.value
    save_change(membership, "role")
    audit.record(
        actor=actor,
        action="member.role_changed",
        subject=organisation_id,
        user=str(user_id),
        role=role.value,
    )
    return membership


@transaction.atomic
def hand_over(*, actor: Actor, organisation_id: UUID, successor_id: UUID) -> None:
    """Make another member the manager in one's own place."""
    check_signed_in(actor)
    change_role(
        actor=actor, organisation_id=organisation_id, user_id=successor_id, role=Role.MANAGER
    )
    if actor.user_id is not None and actor.is_member_of(organisation_id):
        change_role(
            actor=actor, organisation_id=organisation_id, user_id=actor.user_id, role=Role.MEMBER
        )


@transaction.atomic
def remove_member(*, actor: Actor, organisation_id: UUID, user_id: UUID) -> None:
    """End a person's membership; a manager stays."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    _end(actor, queries.get_member(organisation_id, user_id), "member.removed")


@transaction.atomic
def leave_organisation(*, actor: Actor, organisation_id: UUID) -> None:
    """End one's own membership; the last manager needs a successor first."""
    queries.get_organisation_to_change(actor, organisation_id)
    check_signed_in(actor)
    if actor.user_id is None:
        raise MemberNotFound
    _end(actor, queries.get_member(organisation_id, actor.user_id), "member.left")


@transaction.atomic
def leave_everywhere(*, actor: Actor, user_id: UUID) -> None:
    """End all memberships of an account that is deleted. A sole manager needs a successor."""
    for organisation in queries.organisations_of_member_to_change(user_id):
        membership = queries.get_member(organisation.pk, user_id)
        others = queries.roles_of_others(organisation.pk, user_id)
        is_run = organisation.stage == Stage.ACTIVE.value
        if is_run and membership.role == Role.MANAGER.value and Role.MANAGER not in others:
            raise StillManages(organisation=str(organisation))
        audit.record(actor=actor, action="member.left", subject=organisation.pk, user=str(user_id))
        membership.delete()


def _end(actor: Actor, membership: Membership, action: str) -> None:
    # The organisation's row is locked, so that two managers cannot leave at once.
    others = queries.roles_of_others(membership.organisation_id, membership.user_id)
    if membership.role == Role.MANAGER.value:
        rules.check_a_manager_stays(others)
    audit.record(
        actor=actor,
        action=action,
        subject=membership.organisation_id,
        user=str(membership.user_id),
    )
    membership.delete()
