"""Invite people by e-mail, take up and withdraw invitations."""

import hashlib
import secrets
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import transaction

from duijie.accounts.queries import get_account
from duijie.foundation import audit
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations import letters, permissions, queries, rules
from duijie.organisations.errors import (
    AlreadyAMember,
    InvitationExpired,
    InvitationNotFound,
    InvitationWaiting,
)
from duijie.organisations.models import Invitation, Membership
from duijie.organisations.types import Role, Stage

TOKEN_BYTES = 32


class Sent(NamedTuple):
    """An invitation and its token, which is told once and kept nowhere."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite_member(*, actor: Actor, organisation_id: UUID, email: str, role: Role) -> Sent:
    """Invite whoever reads the mail of an address."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    rules.check_open(Stage(organisation.stage))
    address = email.strip().lower()
    if Membership.objects.filter(organisation=organisation, user__email__iexact=address).exists():
        raise AlreadyAMember
    _end_expired(organisation_id)
    if queries.open_invitations(actor, organisation_id).filter(email=address).exists():
        raise InvitationWaiting(email=address)

    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address,
        role=role.value,
        digest=digest_of(token),
        expires_at=clock.now() + rules.INVITATION_HOLDS,
    )
    audit.record(actor=actor, action="member.invited", subject=organisation_id, role=role.value)
    return Sent(invitation, token)


@transaction.atomic
def mail_invitation(*, invitation_id: UUID) -> bool:
    """Send an open invitation with a token made for this letter."""
    open_ones = Invitation.objects.filter(ended_at__isnull=True, expires_at__gte=clock.now())
    locked = open_ones.select_for_update(of=("self",)).select_related("organisation")
    invitation = locked.filter(pk=invitation_id).first()
    if invitation is None:
        return False
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.digest = digest_of(token)
    save_change(invitation, "digest")
    # Sent last: where it cannot be sent, the job tries again with another token.
    letters.invitation_letter(invitation, f"{settings.ADDRESS}/invitations/{token}").send()
    return True


@transaction.atomic
def accept_invitation(*, actor: Actor, token: str) -> Membership:
    """Become a member by an invitation that was sent to one's own address."""
    permissions.check_signed_in(actor)
    invitation = queries.get_open_invitation(digest_of(token))
    if actor.user_id is None or get_account(actor, actor.user_id).email != invitation.email:
        raise InvitationNotFound
    if invitation.expires_at < clock.now():
        raise InvitationExpired(expired_on=invitation.expires_at.date().isoformat())
    rules.check_open(Stage(invitation.organisation.stage))
    if actor.is_member_of(invitation.organisation_id):
        raise AlreadyAMember

    membership = Membership.objects.create(
        organisation=invitation.organisation, user_id=actor.user_id, role=invitation.role
    )
    _end(invitation)
    names = {
        "organisation_zh": invitation.organisation.name_zh,
        "organisation_en": invitation.organisation.name_en,
    }
    notify(
        actor=actor,
        people=queries.managers_of(invitation.organisation_id),
        kind=Kind.MEMBER_JOINED,
        path=f"/organisations/{invitation.organisation_id}/members",
        person=actor.name,
        **names,
    )
    audit.record(
        actor=actor,
        action="member.joined",
        subject=invitation.organisation_id,
        user=str(actor.user_id),
        role=invitation.role,
    )
    return membership


@transaction.atomic
def withdraw_invitation(*, actor: Actor, organisation_id: UUID, invitation_id: UUID) -> None:
    """Make an invitation useless."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    waiting = queries.open_invitations(actor, organisation_id).filter(pk=invitation_id)
    invitation = waiting.select_for_update().first()
    if invitation is None:
        raise InvitationNotFound
    _end(invitation)
    audit.record(actor=actor, action="invitation.withdrawn", subject=organisation_id)


def digest_of(token: str) -> str:
    """What of a token is kept."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def _end(invitation: Invitation) -> None:
    invitation.ended_at = clock.now()
    save_change(invitation, "ended_at")


def _end_expired(organisation_id: UUID) -> None:
    now = clock.now()
    waiting = Invitation.objects.filter(organisation=organisation_id, ended_at__isnull=True)
    waiting.filter(expires_at__lt=now).update(ended_at=now)
